import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCounts } from "../src/replay/read-counts.ts";

let directory: string;
let files = 0;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "meetpaal-counts-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

const HEADER = "Date,Day_of_week,Hour,SensorID,SensorName,PedestrianCount";

function write(...rows: string[]): string {
  const path = join(directory, `counts-${(files += 1)}.csv`);
  writeFileSync(path, [HEADER, ...rows].join("\n"));
  return path;
}

async function startsOf(path: string): Promise<string[]> {
  const { counts } = await readCounts(path, "Australia/Melbourne");
  return counts.map(({ startMs, count }) => `${new Date(startMs).toISOString()} ${count}`);
}

describe("readCounts", () => {
  it("reads local hours, in summer and in winter time", async () => {
    const path = write(
      "01-Jan-2015,Thursday,4,32,City Square,363",
      "01-Jul-2015,Wednesday,4,32,City Square,12",
    );
    expect(await startsOf(path)).toEqual(["2014-12-31T17:00:00.000Z 363", "2015-06-30T18:00:00.000Z 12"]);
  });

  it("takes two rows of the hour that comes twice for its two hours, in order", async () => {
    const path = write(
      "05-Apr-2015,Sunday,1,7,Birrarung Marr,10",
      "05-Apr-2015,Sunday,2,7,Birrarung Marr,20",
      "05-Apr-2015,Sunday,2,7,Birrarung Marr,30",
      "05-Apr-2015,Sunday,3,7,Birrarung Marr,40",
    );
    expect(await startsOf(path)).toEqual([
      "2015-04-04T14:00:00.000Z 10",
      "2015-04-04T15:00:00.000Z 20",
      "2015-04-04T16:00:00.000Z 30",
      "2015-04-04T17:00:00.000Z 40",
    ]);
  });

  it("refuses a third row of it, and a second row of any other hour", async () => {
    const row = "05-Apr-2015,Sunday,2,7,Birrarung Marr,20";
    await expect(readCounts(write(row, row, row), "Australia/Melbourne")).rejects.toThrow(
      /:4: Hour: sensor 7 has this hour already/,
    );
    const other = "06-Apr-2015,Monday,2,7,Birrarung Marr,20";
    await expect(readCounts(write(other, other), "Australia/Melbourne")).rejects.toThrow(/:3: Hour/);
  });

  it("refuses people counted in the hour that is left out, and passes a zero over", async () => {
    const before = "04-Oct-2015,Sunday,1,7,Birrarung Marr,10";
    const after = "04-Oct-2015,Sunday,3,7,Birrarung Marr,11";
    const zero = write(before, "04-Oct-2015,Sunday,2,7,Birrarung Marr,0", after);
    expect(await startsOf(zero)).toEqual(["2015-10-03T15:00:00.000Z 10", "2015-10-03T16:00:00.000Z 11"]);
    expect((await readCounts(zero, "Australia/Melbourne")).passedOver).toBe(1);
    const people = write(before, "04-Oct-2015,Sunday,2,7,Birrarung Marr,5", after);
    await expect(readCounts(people, "Australia/Melbourne")).rejects.toThrow(
      /:3: Hour: 04-Oct-2015 has no hour 2 in Australia\/Melbourne/,
    );
  });

  it("names every wrong row and column at once", async () => {
    const path = write(
      "2015-01-01,Thursday,4,32,City Square,363",
      "31-Feb-2015,Thursday,4,32,City Square,363",
      "01-Jan-2015,Thursday,24,32,City Square,-1",
    );
    const error = await readCounts(path, "Australia/Melbourne").catch((reason: unknown) => String(reason));
    expect(error).toMatch(/:2: Date[^]*:3: Date[^]*:4: Hour[^]*:4: PedestrianCount/);
  });

  it("unpacks a gzipped file, and says when it is none", async () => {
    const packed = join(directory, "packed.csv.gz");
    writeFileSync(packed, gzipSync(`${HEADER}\n01-Jan-2015,Thursday,4,32,City Square,363`));
    expect(await startsOf(packed)).toEqual(["2014-12-31T17:00:00.000Z 363"]);
    writeFileSync(packed, "not packed");
    await expect(readCounts(packed, "Australia/Melbourne")).rejects.toThrow(/cannot be read as CSV/);
    await expect(readCounts(join(directory, "none.csv"), "UTC")).rejects.toThrow(/is not there/);
  });
});
