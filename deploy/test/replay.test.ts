import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { createGunzip, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { editions, type OpenedDatabase, openTestDatabase } from "../../db/test/database.ts";
import { findFreePort } from "../src/start/ports.ts";
import { sharedFile } from "./config.ts";
import { freshSettings, meetpaal, meetpaalHere, removeSettings, startMeetpaal } from "./meetpaal.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const HEADER = "Date,Day_of_week,Hour,SensorID,SensorName,PedestrianCount";
const SLICE_ROWS = 600;
/** Around both clock changes of 2015, with the doubled hour and a zero for the one that was left out. */
const CLOCK_CHANGES = [
  ...[0, 1, 2, 2, 3, 4].map((hour, n) => `05-Apr-2015,Sunday,${hour},901,Made in autumn,${10 + n}`),
  ...[0, 1, 2, 3, 4].map(
    (hour) => `04-Oct-2015,Sunday,${hour},902,Made in spring,${hour === 2 ? 0 : 20 + hour}`,
  ),
];

const answerShape = z.strictObject({
  sent: z.int(),
  acknowledged: z.int(),
  rate: z.number(),
  sums: z.array(z.strictObject({ reference: z.string(), count: z.int(), sum: z.number() })),
});

/** The first rows of the real file, or as many made ones. */
async function slice(): Promise<string[]> {
  const real = sharedFile("melbourne/pedestrian-counts-2015.csv.gz");
  if (real === undefined) {
    return Array.from({ length: SLICE_ROWS }, (_, n) => {
      const day = String(1 + (Math.floor(n / 24) % 25)).padStart(2, "0");
      return `${day}-Jan-2015,Day,${n % 24},${1 + Math.floor(n / 600)},Made,${(n * 37) % 5_000}`;
    });
  }
  const rows: string[] = [];
  for await (const line of createInterface({ input: createReadStream(real).pipe(createGunzip()) })) {
    if (line !== HEADER && rows.length < SLICE_ROWS) rows.push(line);
  }
  return rows;
}

function sumsBySensor(rows: readonly string[]): Map<string, { count: number; sum: number }> {
  const sums = new Map<string, { count: number; sum: number }>();
  for (const row of rows) {
    const fields = row.split(",");
    const known = sums.get(fields[3] ?? "") ?? { count: 0, sum: 0 };
    sums.set(fields[3] ?? "", { count: known.count + 1, sum: known.sum + Number(fields.at(-1)) });
  }
  return sums;
}

describe.each(editions)("replay (%s)", (edition) => {
  let settings: Awaited<ReturnType<typeof freshSettings>>;
  let server: OpenedDatabase | undefined;
  let file: string;
  let expected: Map<string, { count: number; sum: number }>;

  beforeAll(async () => {
    if (edition === "server") server = await openTestDatabase("server");
    settings = await freshSettings(
      server !== undefined && "url" in server.options ? { DATABASE_URL: server.options.url } : {},
    );
    const rows = [...(await slice()), ...CLOCK_CHANGES];
    // The zero of the hour that was left out has no instant.
    expected = sumsBySensor(rows.filter((row) => !row.startsWith("04-Oct-2015,Sunday,2,")));
    file = join(settings.DATA_DIR, "counts.csv.gz");
    await writeFile(file, gzipSync([HEADER, ...rows].join("\n")));
  });
  afterAll(async () => {
    await server?.remove();
    await removeSettings(settings);
  });

  const run = async (command: typeof meetpaal): Promise<z.infer<typeof answerShape>> => {
    const { code, stdout, stderr } = await command(["replay", file, "--json"], settings);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "1 zeros of an hour that the clock left out are passed over.\n",
    });
    return answerShape.parse(JSON.parse(stdout));
  };

  it("stores every count of the file, the doubled hour twice, and its sums are the file's", async () => {
    const { sent, acknowledged, sums } = await run(meetpaal);
    expect(sent).toBe([...expected.values()].reduce((total, { count }) => total + count, 0));
    expect(acknowledged).toBe(sent);
    expect(new Map(sums.map(({ reference, ...sum }) => [reference, sum]))).toEqual(expected);
  });

  it("changes nothing when it is run again, through a process that runs", async () => {
    // On a server database nothing but the settings tells where the broker is.
    const MQTT_PORT = server === undefined ? "0" : String(await findFreePort("127.0.0.1"));
    settings = { ...settings, MQTT_PORT };
    const running = await startMeetpaal(settings);
    try {
      const { acknowledged, sums } = await run(meetpaalHere);
      expect(new Map(sums.map(({ reference, ...sum }) => [reference, sum]))).toEqual(expected);
      const metrics = await (await fetch(running.addresses.metrics)).text();
      expect(metrics).toMatch(new RegExp(`^meetpaal_readings_repeated_total ${acknowledged}$`, "m"));
      expect(metrics).toMatch(/^meetpaal_readings_committed_total 0$/m);
      const sensors = await fetch(`${running.addresses.api}/sensors?owner=melbourne-voorbeeld`);
      expect(await sensors.text()).toContain("Voorbeeld met echte tellingen uit Melbourne, 2015");
    } finally {
      await running.stop();
    }
  });
});

it("refuses a speed that is none, with exit code 2", async () => {
  const { code, stderr } = await meetpaalHere(["replay", "file.csv", "--speed", "fast"], {});
  expect(code).toBe(2);
  expect(stderr).toContain("expected a number above 0");
});
