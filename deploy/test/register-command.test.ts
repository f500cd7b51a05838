/** `register import` and `credential` as people use them, on a file with comments, as a city would write it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { editions, type OpenedDatabase, openTestDatabase } from "../../db/test/database.ts";
import { sharedFile } from "./config.ts";
import { demoText } from "./demo-file.ts";
import { freshSettings, meetpaalHere, removeSettings } from "./meetpaal.ts";

// Each case starts a process; the embedded database alone takes it seconds to open.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const counts = z.strictObject({
  organisations: z.int(),
  models: z.int(),
  sensors: z.int(),
  devices: z.int(),
  zones: z.int(),
});
const importedShape = z.object({
  created: counts,
  changed: counts,
  unchanged: counts,
  sensors: z.array(
    z.strictObject({
      owner: z.string(),
      reference: z.string(),
      publicId: z.string().nullable(),
      version: z.int(),
    }),
  ),
});

/** The example file as it stands; where it is absent, the register of the demonstration city. */
async function exampleText(folder: string): Promise<string> {
  const example = sharedFile("register-example.yaml");
  return example === undefined ? await demoText(folder) : await readFile(example, "utf8");
}

describe("the commands of the register", () => {
  // A command opens a server database by itself and shares the embedded one's directory: here one of the two is enough.
  const edition = editions.at(-1) ?? "embedded";
  let opened: OpenedDatabase;
  let settings: Awaited<ReturnType<typeof freshSettings>>;
  let file: string;
  let text: string;

  beforeAll(async () => {
    opened = await openTestDatabase(edition);
    const { options } = opened;
    settings = await freshSettings("url" in options ? { DATABASE_URL: options.url } : {});
    if ("dataDir" in options) {
      await opened.database.close();
      settings.DATA_DIR = options.dataDir;
    }
    file = join(settings.DATA_DIR, "register.yaml");
    text = await exampleText(settings.DATA_DIR);
    await writeFile(file, text);
  });
  afterAll(async () => {
    await opened.remove();
    await removeSettings(settings);
  });

  const importText = async (content: string, ...args: string[]) => {
    await writeFile(file, content);
    return await meetpaalHere(["register", "import", file, ...args], settings);
  };

  it("says every mistake with its line and column, also beside another in its entry, and imports nothing", async () => {
    const lines = text.split("\n");
    const twice = lines.findIndex((line) => line.startsWith("  name:"));
    lines.splice(twice + 1, 0, lines[twice] ?? "");
    const key = lines.findIndex((line) => line.includes("key: count_out"));
    const capacity = lines.findIndex((line) => line.includes("capacity: 4"));
    lines[key] = lines[key]?.replace("count_out", "count_in") ?? "";
    lines[capacity] = lines[capacity]?.replace(/capacity: .*/, "capacity: many") ?? "";
    const busy = lines.findIndex((line, index) => index > capacity && line.includes("busy:"));
    lines[busy] = lines[busy]?.replace(/busy: \d+/, "busy: 1") ?? "";
    const { code, stdout, stderr } = await importText(lines.join("\n"), "--json");
    expect(code).toBe(1);
    expect(stdout).toBe("");
    const said = stderr.trim().split("\n");
    const at = (index: number, name: string) =>
      `${file}:${index + 1}:${(lines[index] ?? "").indexOf(name) + 1} `;
    expect(said).toContain(
      `${at(key, "count_in")}sensors[0].datastreams[1].key: unique-name: a name that no other entry has`,
    );
    expect(said).toContain(`${at(capacity, "many")}zones[0].capacity: field-form: a number`);
    expect(said).toContainEqual(
      expect.stringMatching(/ zones\[0\]\.levelsPercent\.busy: levels-rise: more than the level before it/),
    );
    expect(said).toContain(`${file}:${twice + 2}:3 (file): yaml: Map keys must be unique`);
  });

  it("says where a text stops being YAML", async () => {
    const { code, stderr } = await importText("city: [\n");
    expect(code).toBe(1);
    expect(stderr).toMatch(/register\.yaml:\d+:\d+ \(file\): yaml: /);
  });

  it("says which file it cannot read", async () => {
    const { code, stderr } = await meetpaalHere(["register", "import", "/nowhere.yaml"], settings);
    expect(code).toBe(1);
    expect(stderr).toContain("/nowhere.yaml cannot be read (ENOENT)");
  });

  it("compares only, when it is told to", async () => {
    const { code, stdout } = await importText(text, "--dry-run", "--json");
    expect(code).toBe(0);
    const { created, sensors } = importedShape.parse(JSON.parse(stdout));
    expect(created.sensors).toBeGreaterThan(0);
    expect(sensors[0]).toMatchObject({ publicId: null, version: 1 });
  });

  it("imports the file as it stands, and nothing of it twice", async () => {
    const first = await importText(text, "--json");
    expect(first).toMatchObject({ code: 0, stderr: expect.not.stringContaining(file) });
    const { created, changed, unchanged, sensors } = importedShape.parse(JSON.parse(first.stdout));
    const none = { organisations: 0, models: 0, sensors: 0, devices: 0, zones: 0 };
    expect({ changed, unchanged }).toEqual({ changed: none, unchanged: none });
    expect(sensors).toHaveLength(created.sensors);
    const again = importedShape.parse(JSON.parse((await importText(text, "--json")).stdout));
    expect(again).toEqual({ created: none, changed: none, unchanged: created, sensors });
  });

  it("gives a device a secret, and takes it away", async () => {
    const [, deviceId = ""] =
      /- \{? ?id: ([a-z0-9-]+), owner: telwerk, sensors/.exec(text) ??
      /devices:\n\s+- id: (\S+)/.exec(text) ??
      [];
    const { code, stdout } = await meetpaalHere(["credential", "create", deviceId, "--json"], settings);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      deviceId,
      secret: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      topics: [expect.stringMatching(/^v1\/sensors\/[0-9a-hjkmnp-tv-z]{8}\/readings$/)],
    });
    const revoked = await meetpaalHere(["credential", "revoke", deviceId, "--json"], settings);
    expect(JSON.parse(revoked.stdout)).toEqual({ deviceId, revoked: 1 });
  });

  it("tells what to do about a device that is not there", async () => {
    const { code, stderr } = await meetpaalHere(["credential", "create", "nobody"], settings);
    expect(code).toBe(1);
    expect(stderr).toMatch(/There is no device nobody: .*import/);
  });
});
