import { describe, expect, it } from "vitest";
import { type SampleRegister, sampleRegister } from "../../model/test/sample-register.ts";
import { type ImportOutcome, importRegister } from "../src/index.ts";
import { editions, type TestDatabase, useDatabase } from "./database.ts";

const OPTIONS = { actor: "test", sha256: "0".repeat(64), timeZone: "Europe/Amsterdam" };

type Imported = Extract<ImportOutcome, { ok: true }>;

async function importFile(db: TestDatabase, file: unknown): Promise<Imported> {
  const outcome = await importRegister(db.database, file, OPTIONS);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.findings));
  return outcome;
}

async function rows<Row extends object>(
  db: TestDatabase,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await db.database.work("api").query<Row>(sql, values)).rows;
}

/** How many rows each table of the register holds. */
async function sizes(db: TestDatabase): Promise<Record<string, number>> {
  const tables = [
    "register_import",
    "contract_generation",
    "city_version",
    "organisation_version",
    "sensor_model_version",
    "sensor",
    "sensor_version",
    "datastream",
    "datastream_version",
    "zone_version",
    "device",
    "device_grant",
    "contact",
    "person",
    "audit",
  ];
  const counts = await rows<{ table: string; count: number }>(
    db,
    tables
      .map((table) => `select '${table}' as "table", count(*) as "count" from ${table}`)
      .join(" union all "),
  );
  return Object.fromEntries(counts.map(({ table, count }) => [table, count]));
}

describe.each(editions)("register import (%s)", (edition) => {
  describe("a first file", () => {
    const db = useDatabase(edition);

    it("creates every entry, and says so", async () => {
      const { result, warnings } = await importFile(db, sampleRegister());
      const all = { organisations: 2, models: 3, sensors: 2, devices: 2, zones: 1 };
      const none = { organisations: 0, models: 0, sensors: 0, devices: 0, zones: 0 };
      expect(result).toMatchObject({ created: all, changed: none, unchanged: none, deleted: [] });
      expect(warnings).toEqual([]);
      expect(result.sensors.map(({ reference, version }) => [reference, version])).toEqual([
        ["DM-001", 1],
        ["GM-001", 1],
      ]);
      for (const { publicId } of result.sensors) expect(publicId).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
      expect(await sizes(db)).toMatchObject({
        contract_generation: 1,
        datastream_version: 3,
        device_grant: 2,
      });
    });

    it("changes nothing the second time, however it is written", async () => {
      const before = await sizes(db);
      const file = sampleRegister();
      file.sensors[0].datastreams.reverse();
      file.sensors[0].valid.from = file.sensors[0].valid.from.replace("Z", "+00:00");
      const { result } = await importFile(db, file);
      expect(result.unchanged).toEqual({ organisations: 2, models: 3, sensors: 2, devices: 2, zones: 1 });
      expect(await sizes(db)).toEqual(before);
    });

    it("writes a version only of what changed", async () => {
      const before = await sizes(db);
      const file = sampleRegister();
      file.sensors[1].name.nl = "Een andere naam";
      const { result } = await importFile(db, file);
      expect(result.changed).toEqual({ organisations: 0, models: 0, sensors: 1, devices: 0, zones: 0 });
      expect(result.sensors.map(({ version }) => version)).toEqual([1, 2]);
      const after = await sizes(db);
      expect(after["sensor_version"]).toBe((before["sensor_version"] ?? 0) + 1);
      expect(after["contract_generation"]).toBe((before["contract_generation"] ?? 0) + 1);
      expect(after["organisation_version"]).toBe(before["organisation_version"]);
      expect(after["device_grant"]).toBe(before["device_grant"]);
    });

    it("lets a later version hold from the moment it is recorded, to the microsecond", async () => {
      const versions = await rows<{ version: number; isNow: boolean; isFrom: boolean }>(
        db,
        `select version, valid_from = recorded_at as "isNow", valid_from = operating_from as "isFrom"
        from sensor_version
        join sensor on sensor.id = sensor_id
        where reference = 'GM-001'
        order by version`,
      );
      expect(versions).toEqual([
        { version: 1, isNow: false, isFrom: true },
        { version: 2, isNow: true, isFrom: false },
      ]);
    });

    it("leaves what a file does not mention as it was, and knows it", async () => {
      const file = sampleRegister();
      const { result } = await importFile(db, { sensors: [file.sensors[0]] });
      expect(result.unchanged.sensors).toBe(1);
      expect(await rows(db, "select from sensor")).toHaveLength(2);
    });

    it("refuses what a sensor or a device that it does not mention cannot bear, and names it", async () => {
      const before = await sizes(db);
      const { city, sensors, devices } = sampleRegister();
      const maxTerm = { regular: "P1M", pilot: "P1Y", basis: "own-promise" as const };
      const shorter = { city: { ...city, rules: { ...city.rules, maxTerm } } };
      const outcome = await importRegister(db.database, shorter, OPTIONS);
      expect(outcome).toMatchObject({
        ok: false,
        findings: [
          {
            path: ["city"],
            rule: "max-term",
            expected: expect.stringContaining("gemeente-proefstad/DM-001"),
          },
          {
            path: ["city"],
            rule: "max-term",
            expected: expect.stringContaining("gemeente-proefstad/GM-001"),
          },
        ],
      });
      const withMore = { city: { ...shorter.city, code: 4 } };
      expect(await importRegister(db.database, withMore, OPTIONS)).toMatchObject({
        ok: false,
        findings: [{ path: ["city", "code"] }, { path: ["city"] }, { path: ["city"] }],
      });
      expect(await sizes(db)).toEqual(before);

      const fields = [{ from: "laeq", key: "sound_level" }];
      await importFile(db, { devices: [{ ...devices[1], speaks: { format: "senml-json", fields } }] });
      const renamed = { ...sensors[1].datastreams[0], key: "level" };
      const other = { sensors: [{ ...sensors[1], datastreams: [renamed] }] };
      expect(await importRegister(db.database, other, OPTIONS)).toMatchObject({
        ok: false,
        findings: [{ rule: "fields-lead", expected: expect.stringContaining("the device geluidmeter-1") }],
      });
    });
  });

  describe("a file with a mistake", () => {
    const db = useDatabase(edition);

    it("is refused whole, with every mistake", async () => {
      const before = await sizes(db);
      const file = sampleRegister();
      file.sensors[0].datastreams[0].grounds = [];
      file.sensors[1].datastreams[0].unit = "decibel";
      const outcome = await importRegister(db.database, file, OPTIONS);
      expect(outcome).toMatchObject({
        ok: false,
        findings: [{ rule: "ground-required" }, { rule: "unit-known" }],
      });
      expect(await sizes(db)).toEqual(before);
    });

    it("leaves nothing behind when the database refuses half-way", async () => {
      const before = await sizes(db);
      const work = db.database.work("contract");
      await work.query(
        `create function refuse_zone() returns trigger language plpgsql as $$ begin raise exception 'no zones today'; end $$`,
      );
      await work.query(
        "create trigger refused before insert on zone for each row execute function refuse_zone()",
      );
      await expect(importRegister(db.database, sampleRegister(), OPTIONS)).rejects.toThrow("no zones today");
      await work.query("drop trigger refused on zone");
      expect(await sizes(db)).toEqual(before);
    });

    it("is compared and not written by a dry run", async () => {
      const before = await sizes(db);
      const outcome = await importRegister(db.database, sampleRegister(), { ...OPTIONS, dryRun: true });
      expect(outcome).toMatchObject({ ok: true, result: { created: { sensors: 2 } } });
      expect(outcome.ok && outcome.result.sensors[0]).toMatchObject({ publicId: null, version: 1 });
      expect(await sizes(db)).toEqual(before);
    });
  });

  describe("a version", () => {
    const db = useDatabase(edition);

    it.each(["city", "organisation", "sensor_model", "sensor", "datastream"])(
      "of a %s is changed and deleted by nobody, whatever statement comes",
      async (entry) => {
        await importFile(db, sampleRegister());
        const work = db.database.work("contract");
        const refusal = `a row of ${entry}_version is never changed`;
        const statements = ["update %t set body = body", "delete from %t"];
        for (const statement of statements)
          await expect(work.query(statement.replace("%t", `${entry}_version`))).rejects.toThrow(refusal);
      },
    );
  });

  describe("two files at once", () => {
    const db = useDatabase(edition);

    it("are imported one after the other", async () => {
      await importFile(db, sampleRegister());
      const named = (name: string): SampleRegister => {
        const file = sampleRegister();
        file.sensors[0].name.nl = name;
        return file;
      };
      const names = ["A", "B", "C", "D"];
      const outcomes = await Promise.all(names.map((name) => importFile(db, named(name))));
      const versions = outcomes.map(({ result }) => result.sensors[0]?.version ?? 0);
      expect(versions.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
      const stored = await rows<{ version: number; name: string }>(
        db,
        `select version, body -> 'name' ->> 'nl' as "name" from sensor_version where version > 1 order by version`,
      );
      expect(stored).toEqual(
        outcomes
          .map(({ result }, index) => ({ version: result.sensors[0]?.version, name: names[index] }))
          .toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0)),
      );
      expect(await sizes(db)).toMatchObject({ contract_generation: 5 });
    });
  });

  describe("persons", () => {
    const db = useDatabase(edition);
    const privateContact = {
      name: "J. Voorbeeld",
      mailbox: "j.voorbeeld@maker.example",
      phone: "06 00000000",
    };

    it("stand apart from versions and audit, and can be forgotten", async () => {
      const file = sampleRegister();
      file.organisations[1].privateContact = privateContact;
      await importFile(db, file);
      expect(
        await rows(db, "select name, mailbox, phone from contact join person on person.id = person_id"),
      ).toEqual([privateContact]);
      const [history] = await rows<{ text: string }>(
        db,
        `select (select string_agg(body::text, '') from organisation_version)
          || (select string_agg(audit::text, '') from audit) as "text"`,
      );
      expect(history?.text).toContain("maker");
      expect(history?.text).not.toMatch(/voorbeeld|0000/i);
      expect((await importFile(db, file)).result.unchanged.organisations).toBe(2);

      const { result } = await importFile(db, sampleRegister());
      expect(result.changed.organisations).toBe(1);
      expect(await sizes(db)).toMatchObject({ contact: 0, person: 0, organisation_version: 2 });
    });
  });

  describe("devices", () => {
    const db = useDatabase(edition);

    it("keep the history of what they were granted", async () => {
      await importFile(db, sampleRegister());
      const file = sampleRegister();
      file.devices[0].sensors = ["gemeente-proefstad/GM-001"];
      expect((await importFile(db, { devices: [file.devices[0]] })).result.changed.devices).toBe(1);
      const grants = await rows(
        db,
        `select reference, revoked_at is null as "isOpen"
        from device_grant join sensor on sensor.id = sensor_id
        where device_id = 'teller-1' order by granted_at`,
      );
      expect(grants).toEqual([
        { reference: "DM-001", isOpen: false },
        { reference: "GM-001", isOpen: true },
      ]);
    });
  });
});
