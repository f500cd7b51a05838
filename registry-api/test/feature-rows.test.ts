import {
  ENTRY_SORTS,
  type EntryMoment,
  type EntrySlice,
  findEntries,
  findEntryRows,
  findFeatures,
  findMoment,
  findTableRows,
} from "@meetpaal/db";
import { beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { propertiesOf, toTableRow } from "../src/exports/rows.ts";
import { readOwners } from "../src/sensors/read-owners.ts";
import { toFeature } from "../src/sensors/to-feature.ts";
import { insertCity, insertModelVersion, insertSensor, insertVersion, SECRETS } from "./register.ts";

describe.each(editions)("what a map or a table reads of an entry (%s)", (edition) => {
  const db = useDatabase(edition);
  let moments: EntryMoment[];

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const plan = { streams: [{ key: "b" }, { key: "a" }], body: { theme: "drukte", heightM: 4.5 } };
    await insertSensor(work, { ...plan, publicId: "aaaaaaaa", reference: "DM-001", model: "teller" });
    await insertSensor(work, {
      ...plan,
      publicId: "bbbbbbbb",
      reference: "DM-002",
      area: [5.7, 51.7, 5.8, 51.8],
    });
    await insertSensor(work, {
      publicId: "cccccccc",
      reference: "DM-003",
      validTo: "2026-06-01T00:00:00Z",
      streams: [{ key: "faces", identifiability: "deidentified" }],
      body: { place: undefined, poleCode: undefined, mobile: true },
    });
    const stored = { key: "tags", identifiability: "pseudonymous" as const };
    const future = { publicId: "dddddddd", reference: "DM-004", status: "announced" as const };
    await insertSensor(work, { ...future, streams: [stored] });
    await insertSensor(work, { publicId: "eeeeeeee", reference: "DM-005", status: "draft" });
    await insertVersion(work, { ...future, name: "Later", recordedAt: "2090-01-01T00:00:00Z" }, 2);
    await insertSensor(work, { publicId: "ffffffff", reference: "DM-006", streams: [{ key: "x" }] });
    await insertModelVersion(work, "teller", 2, "radar", "2026-02-01T00:00:00Z");
    const now = await findMoment(work);
    moments = [now, { ...now, at: new Date("2095-01-01T00:00:00Z") }];
  });

  it("is what the whole entry says", async () => {
    const work = db.database.work("api");
    const seen = new Set<string>();
    for (const moment of moments) {
      for (const [index, sort] of ENTRY_SORTS.entries()) {
        const slice: EntrySlice = { sort, descending: index % 2 === 1, limit: 10 };
        const entries = await findEntries(work, moment, {}, slice);
        const whole = await findEntryRows(work, entries, moment.at);
        const owners = await readOwners(work, ["gemeente-voorbeeldstad"], moment.at);
        const expected = whole.map((row) => toTableRow(row, owners.get(row.owner)));
        const table = await findTableRows(work, moment, {}, slice);
        const features = await findFeatures(work, moment, {}, slice);
        expect(table.map(propertiesOf)).toEqual(expected.map(propertiesOf));
        expect(features.map(toFeature)).toEqual(expected.map(toFeature));
        expect(table.map(({ id, version, key }) => ({ id, version, key }))).toEqual(entries);
        expect(features.map(({ id, version, key }) => ({ id, version, key }))).toEqual(entries);
        expect(JSON.stringify([table, features])).not.toContain(SECRETS[3]);
        for (const { personalData } of features) seen.add(personalData);
      }
    }
    expect(seen).toEqual(new Set(["none", "in-the-box", "stored"]));
  });
});
