/** Promises are judged from the tables, whatever put the rows there. On both databases. */
import { describe, expect, it } from "vitest";
import {
  assessBreach,
  findPossibleBreaches,
  findPractice,
  findVerdictChanges,
  insertPromiseAnswer,
  judgeAllPromises,
  moveWatermark,
  retain,
  rollAllMarks,
  rollToWatermark,
} from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { addVersion, type MadeStream, type MadeVersion, makeStream, storeReadings } from "./register-rows.ts";

const ZONE = "Europe/Amsterdam";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe.each(editions)("promises on the %s database", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");
  const ago = (ms: number): Date => new Date(Date.now() - ms);

  interface Judged {
    promise: string;
    verdict: string;
    since: Date;
    lastBrokenAt: Date | null;
    promised: Record<string, unknown>;
    measured: Record<string, unknown>;
  }

  async function judge(stream: MadeStream): Promise<Map<string, Judged>> {
    await judgeAllPromises(jobs(), ZONE);
    const { rows } = await jobs().query<Judged>(
      `select promise, verdict, since, last_broken_at as "lastBrokenAt", promised, measured
       from promise_state where sensor_id = $1`,
      [stream.sensorId],
    );
    return new Map(rows.map((row) => [row.promise, row]));
  }
  async function roll(): Promise<void> {
    await moveWatermark(jobs());
    await rollAllMarks(jobs(), ZONE);
    await rollToWatermark(jobs(), ZONE);
  }
  const verdictOf = async (stream: MadeStream, promise: string): Promise<unknown> =>
    (await judge(stream)).get(promise)?.verdict;

  async function refuse(
    stream: MadeStream,
    reason: string,
    received: Date,
    time: Date | null,
  ): Promise<void> {
    await jobs().query(
      `insert into quarantine (received_at, last_at, device_id, sensor_id, datastream_id, time, reason, hour)
       values ($1, $1, 'd', $2, case when $4::timestamptz is not null then $3::int end, $4, $5, case when $4::timestamptz is null then $1::timestamptz end)`,
      [received, stream.sensorId, stream.id, time, reason],
    );
  }

  it("writes a verdict at once, and what was measured of one that stays only now and then", async () => {
    const stream = await makeStream(db.database, { raw: "P2D", hour: null, day: null });
    await judge(stream);
    await storeReadings(db.database, stream.id, [{ time: ago(2 * MINUTE), value: 1 }]);
    const measuredAfter = async (term: string) => {
      await jobs().query(
        "update promise_state set measured_at = clock_timestamp() - $2::interval where sensor_id = $1",
        [stream.sensorId, term],
      );
      const judged = await judge(stream);
      const [kept, broken] = [judged.get("retention.raw"), judged.get("interval")];
      expect([kept?.verdict, broken?.verdict]).toEqual(["not-yet", "broken"]);
      return [kept?.measured["oldestAt"] !== null, broken?.measured["readings"]];
    };
    expect(await measuredAfter("PT15S")).toEqual([false, 0]);
    expect(await measuredAfter("PT4M55S")).toEqual([false, 1]);
    expect(await measuredAfter("PT5M1S")).toEqual([true, 1]);
    await refuse(stream, "malformed", ago(MINUTE), null);
    expect(await verdictOf(stream, "fields")).toBe("broken");
  });

  it("a row that is too old breaks the term, and its deletion mends it", async () => {
    const stream = await makeStream(db.database, { raw: "P2D", hour: null, day: null });
    expect(await verdictOf(stream, "retention.raw")).toBe("not-yet");
    const [old, recent] = [ago(2 * DAY + 90_000), ago(MINUTE)];
    await storeReadings(db.database, stream.id, [
      { time: old, value: 1 },
      { time: recent, value: 1 },
    ]);
    const broken = (await judge(stream)).get("retention.raw");
    expect(broken).toMatchObject({
      verdict: "broken",
      promised: { keep: "P2D", version: 1 },
      measured: { oldestAt: old.toISOString(), lastDeletedAt: null },
    });
    await retain(jobs(), { timeZone: ZONE, wholeChunks: false });
    const kept = (await judge(stream)).get("retention.raw");
    expect(kept).toMatchObject({ verdict: "kept", measured: { oldestAt: recent.toISOString() } });
    expect(kept?.lastBrokenAt).toEqual(broken?.lastBrokenAt);
    const { rows } = await jobs().query(
      "select verdict from promise_change where sensor_id = $1 and promise = 'retention.raw' order by id",
      [stream.sensorId],
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(["not-yet", "broken", "kept"]);
  });

  it("a shortened term has a minute to take effect", async () => {
    const stream = await makeStream(db.database, { raw: "P30D", hour: null, day: null });
    await storeReadings(db.database, stream.id, [{ time: ago(20 * DAY), value: 1 }]);
    const shorter = (recordedAt: Date): Partial<MadeVersion> => ({
      raw: "P2D",
      hour: null,
      day: null,
      validFrom: recordedAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
    });
    await addVersion(db.database, stream, shorter(ago(30_000)));
    expect(await verdictOf(stream, "retention.raw")).toBe("kept");
    const longAgo = await makeStream(db.database, { raw: "P30D", hour: null, day: null });
    await storeReadings(db.database, longAgo.id, [{ time: ago(20 * DAY), value: 1 }]);
    await addVersion(db.database, longAgo, shorter(ago(90_000)));
    expect(await verdictOf(longAgo, "retention.raw")).toBe("broken");
  });

  it("rows of a tier that is not stored break the promise", async () => {
    const stream = await makeStream(db.database, { day: null });
    await jobs().query(
      `insert into reading_day (datastream_id, start_at, end_at, count, sum, coverage, shown_count, shown_sum, suppressed_slots)
       values ($1, $2, $2::timestamptz + interval 'P1D', 1, 1, 1, 1, 1, 0)`,
      [stream.id, ago(DAY)],
    );
    expect(await verdictOf(stream, "retention.day")).toBe("broken");
  });

  it("a value that is not declared, or a message that is no reading, breaks the fields", async () => {
    const undeclared = await makeStream(db.database, {});
    expect(await verdictOf(undeclared, "fields")).toBe("not-yet");
    await jobs().query("insert into undeclared_day values ($1, current_date, 3, $2, $2)", [
      undeclared.sensorId,
      ago(MINUTE),
    ]);
    expect((await judge(undeclared)).get("fields")).toMatchObject({
      verdict: "broken",
      promised: { fields: ["count"] },
      measured: { undeclared: 3, malformed: 0 },
    });

    const malformed = await makeStream(db.database, {});
    await refuse(malformed, "malformed", ago(DAY + MINUTE), null);
    expect(await verdictOf(malformed, "fields")).toBe("attention");
    await refuse(malformed, "malformed", ago(DAY - MINUTE), null);
    expect(await verdictOf(malformed, "fields")).toBe("broken");

    const conflict = await makeStream(db.database, {});
    await refuse(conflict, "conflict", ago(MINUTE), ago(MINUTE));
    expect(await verdictOf(conflict, "fields")).toBe("kept");
  });

  it("counts the slots of a day from hours and single readings together", async () => {
    const stream = await makeStream(db.database, { intervalS: 60 });
    const end = Math.floor(Date.now() / MINUTE) * MINUTE;
    const minutes = Array.from({ length: 26 * 60 }, (_, i) => end - (i + 1) * MINUTE);
    // Of every ten minutes the last is missing.
    const sent = minutes.filter((ms) => (ms / MINUTE) % 10 !== 9);
    await storeReadings(
      db.database,
      stream.id,
      sent.map((ms) => ({ time: new Date(ms), value: 1 })),
    );
    // As if no hour of it had been computed: an earlier test may have had that done.
    await jobs().query("update rollup_state set rolled_until = $1", [ago(2 * DAY)]);
    const fromRaw = (await judge(stream)).get("interval");
    await roll();
    const fromHours = (await judge(stream)).get("interval");
    for (const judged of [fromRaw, fromHours]) {
      expect(judged).toMatchObject({
        verdict: "attention",
        promised: { interval: "PT1M" },
        measured: { coverage: expect.closeTo(0.9, 3), readings: 1296, expected: 1440 },
      });
    }
  });

  it("measuring more often than promised breaks the interval", async () => {
    const stream = await makeStream(db.database, {
      aggregation: "gauge",
      intervalS: 600,
      identifiability: "none",
    });
    const times = Array.from({ length: 180 }, (_, i) => ago((i * 8 + 12) * MINUTE));
    await storeReadings(
      db.database,
      stream.id,
      times.map((time) => ({ time, value: 1 })),
    );
    await roll();
    const judged = (await judge(stream)).get("interval");
    expect(judged?.verdict).toBe("broken");
    expect(judged?.measured["coverage"]).toBeGreaterThan(0.95);
    // Every eight minutes instead of ten; how many lie in the window depends on the minute of the day.
    expect(Number(judged?.measured["readings"]) / Number(judged?.measured["expected"])).toBeCloseTo(1.25, 1);
  });

  it("what still comes after the end breaks the end date", async () => {
    const ended = { operatingTo: ago(3 * DAY).toISOString() };
    const stream = await makeStream(db.database, ended);
    await refuse(stream, "not_in_force", ago(MINUTE), ago(4 * DAY));
    expect(await verdictOf(stream, "until")).toBe("kept");
    await refuse(stream, "not_in_force", ago(MINUTE), ago(2 * DAY));
    expect(await verdictOf(stream, "until")).toBe("broken");
    const running = await makeStream(db.database, { operatingTo: ago(-DAY).toISOString() });
    expect(await verdictOf(running, "until")).toBe("not-yet");
    const endless = await makeStream(db.database, {});
    expect(await verdictOf(endless, "until")).toBeUndefined();
  });

  it("dates are judged where the register names them, and what a machine cannot see says so", async () => {
    const { id: importId } = (await jobs().query<{ id: number }>("select min(id) as id from register_import"))
      .rows[0] ?? { id: 0 };
    await jobs().query(
      `insert into city_version values (1, '2020-01-01', '2020-01-01', $1, '', '{ "rules": { "notice": { "days": 5, "before": "placing", "basis": "by-law" } } }')
       on conflict do nothing`,
      [importId],
    );
    const stream = await makeStream(db.database, {
      capture: "camera",
      operatingTo: "2021-01-01T00:00:00Z",
      body: {
        dates: { announcedDate: "2020-01-03", placedDate: "2020-01-06", reviewDate: "2020-06-01" },
        pilot: { evaluationDue: "P3M", outcome: null },
        assessments: [{ kind: "dpia", date: "2020-01-01", outcome: "approved", nextDate: "2099-01-01" }],
      },
    });
    const judged = await judge(stream);
    expect([...judged].map(([id, { verdict }]) => [id, verdict])).toEqual(
      expect.arrayContaining([
        ["notice", "broken"],
        ["review", "broken"],
        ["evaluation", "broken"],
        ["dpia", "kept"],
        ["picture", "not-measurable"],
        ["visibility", "not-measurable"],
      ]),
    );
  });

  it("a promise that is no longer made goes, and the others keep since when they stand", async () => {
    const stream = await makeStream(db.database, { operatingTo: ago(-DAY).toISOString() });
    const before = await judge(stream);
    await addVersion(db.database, stream, {
      validFrom: ago(MINUTE).toISOString(),
      recordedAt: ago(MINUTE).toISOString(),
    });
    const after = await judge(stream);
    expect(before.has("until")).toBe(true);
    expect(after.has("until")).toBe(false);
    expect(after.get("fields")?.since).toEqual(before.get("fields")?.since);
  });

  it("a broken promise about personal data is raised once for each time it breaks", async () => {
    const stream = await makeStream(db.database, { raw: "P2D", identifiability: "pseudonymous" });
    const numbers = await makeStream(db.database, { raw: "P2D", identifiability: "none" });
    for (const { id } of [stream, numbers]) {
      await storeReadings(db.database, id, [{ time: ago(3 * DAY), value: 1 }]);
    }
    const raised = async (): Promise<number> => (await judgeAllPromises(jobs(), ZONE)).possibleBreaches;
    expect(await raised()).toBe(1);
    expect(await raised()).toBe(0);
    const named = await findPossibleBreaches(jobs(), 10);
    const mine = named.filter(({ publicId }) => [stream.publicId, numbers.publicId].includes(publicId));
    expect(mine).toMatchObject([{ publicId: stream.publicId, promise: "retention.raw" }]);
    await retain(jobs(), { timeZone: ZONE, wholeChunks: false });
    expect(await raised()).toBe(0);
    await storeReadings(db.database, stream.id, [{ time: ago(4 * DAY), value: 1 }]);
    expect(await raised()).toBe(1);
  });

  it("what came of assessing it is on record once, and the next break is another", async () => {
    const stream = await makeStream(db.database, { raw: "P2D", identifiability: "pseudonymous" });
    await storeReadings(db.database, stream.id, [{ time: ago(3 * DAY), value: 1 }]);
    await judgeAllPromises(jobs(), ZONE);
    const open = async () =>
      (await findPossibleBreaches(jobs(), 1_000)).filter(({ publicId }) => publicId === stream.publicId);
    const id = (await open())[0]?.id ?? 0;
    const assessed = { id, outcome: "no-breach", reason: { nl: "Niemand zag het." } } as const;
    expect(await assessBreach(jobs(), assessed)).toEqual({
      publicId: stream.publicId,
      promise: "retention.raw",
    });
    expect(await assessBreach(jobs(), { ...assessed, outcome: "breach" })).toBeNull();
    expect(await open()).toEqual([]);
    const row = (await findPractice(jobs(), stream.publicId)).find(
      ({ promise }) => promise === "retention.raw",
    );
    expect(row?.breach).toMatchObject({ outcome: "no-breach", reason: { nl: "Niemand zag het." } });
    expect(Date.parse(row?.breach?.assessBefore ?? "") - Date.parse(row?.breach?.raisedAt ?? "")).toBe(
      3 * DAY,
    );
  });

  it("an answer may have been given before it was written down, and never after now", async () => {
    const stream = await makeStream(db.database, {});
    await judgeAllPromises(jobs(), ZONE);
    await jobs().query(`update promise_state set since = $1 where promise = 'fields'`, [ago(3 * DAY)]);
    const { publicId } = stream;
    const answer = { publicId, promise: "fields", datastream: null, text: { nl: "Verholpen." } };
    expect(await insertPromiseAnswer(jobs(), { ...answer, at: ago(-MINUTE) })).toMatchObject({ at: null });
    const given = await insertPromiseAnswer(jobs(), { ...answer, at: ago(2 * DAY) });
    expect(given.at).not.toBeNull();
    expect((await insertPromiseAnswer(jobs(), answer)).at).not.toBeNull();
    const row = (await findPractice(jobs(), publicId)).find(({ promise }) => promise === "fields");
    const [newest, earlier] = row?.answers ?? [];
    expect(newest?.at).toBe(newest?.recordedAt);
    expect(Date.parse(earlier?.recordedAt ?? "") - Date.parse(earlier?.at ?? "")).toBeGreaterThanOrEqual(
      2 * DAY,
    );
  });

  it("no answer is older than the verdict that it is to, or than the last break", async () => {
    const { publicId } = await makeStream(db.database, {});
    await judgeAllPromises(jobs(), ZONE);
    const stand = async (verdict: string, since: Date) =>
      await jobs().query(
        `update promise_state set verdict = $2, since = $3
         where promise = 'fields' and sensor_id = (select id from sensor where public_id = $1)`,
        [publicId, verdict, since],
      );
    const answer = async (at: Date) =>
      await insertPromiseAnswer(jobs(), {
        publicId,
        promise: "fields",
        datastream: null,
        text: { nl: "Wij kijken." },
        at,
      });
    const broke = ago(5 * DAY);
    await stand("broken", broke);
    expect(await answer(ago(6 * DAY))).toEqual({ at: null, began: broke });
    expect((await answer(ago(4 * DAY))).at).not.toBeNull();
    // Mended since: what was said of the break still has its day.
    await jobs().query(
      `insert into promise_change (sensor_id, promise, verdict, at)
       select id, 'fields', 'broken', $2 from sensor where public_id = $1`,
      [publicId, broke],
    );
    await stand("attention", ago(DAY));
    expect((await answer(ago(3 * DAY))).at).not.toBeNull();
    expect(await answer(ago(6 * DAY))).toEqual({ at: null, began: broke });
  });

  it("changes are found with the last one before, of the promises that are made now", async () => {
    const stream = await makeStream(db.database, {});
    await judgeAllPromises(jobs(), ZONE);
    await db.database.work("jobs").query(
      `insert into promise_change (sensor_id, promise, datastream_id, verdict, at)
       select sensor_id, promise, null, verdict, at
       from (select id as sensor_id from sensor where public_id = $1) sensor,
         (values ('fields', 'kept', $2::timestamptz), ('fields', 'broken', $3), ('gone', 'kept', $2)) given (promise, verdict, at)`,
      [stream.publicId, ago(40 * DAY), ago(30 * DAY)],
    );
    const changes = await findVerdictChanges(jobs(), stream.publicId, ago(20 * DAY));
    expect(changes.filter(({ promise }) => promise === "fields").map(({ verdict }) => verdict)).toEqual([
      "broken",
      "not-yet",
    ]);
    expect(changes.filter(({ promise }) => promise === "gone")).toEqual([]);
  });

  it("an inspection of the model and a statement of the sensor say what no machine can measure", async () => {
    const by = { nl: "Een bureau", en: "A firm" };
    const stream = await makeStream(db.database, {
      capture: "camera",
      body: {
        inspections: [{ date: "2026-02-01", by, checked: ["only-declared-recipients"] }],
        statements: [{ date: "2026-03-01", by, about: ["picture"], text: by }],
      },
      streamBody: { recipients: [{ text: by }], excludedPurposes: ["tracking"] },
    });
    const judged = await judge(stream);
    expect(judged.get("recipients")?.measured).toEqual({ inspectedDate: "2026-02-01", inspectedBy: by });
    expect(judged.get("picture")?.measured).toMatchObject({ statedDate: "2026-03-01" });
    expect(judged.get("excluded-purposes")?.measured).toEqual({});
  });
});
