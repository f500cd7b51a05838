/**
 * A box that was out of reach for days and then sends all of it at once: every value is there as it was sent, and hours
 * and days equal those made from scratch, with values of the same days coming on time and again meanwhile.
 */
import { moveWatermark, rollAllMarks, rollToWatermark } from "@meetpaal/db";
import { describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { daysFromScratch, hoursFromScratch, type Terms } from "../../db/test/recompute.ts";
import { openIngest } from "../src/index.ts";
import { TestRegister } from "./register.ts";

const ZONE = "Europe/Amsterdam";
const MINUTE_MS = 60_000;
const DAYS = 5;
/** Most values of one message. */
const BATCH = 1_000;

const STREAMS = (["interval-count", "gauge", "counter"] as const).map((aggregation, place) => ({
  key: `stream_${place}`,
  aggregation,
  intervalS: 300,
}));

describe.each(editions)("a batch of days (%s)", (edition) => {
  const db = useDatabase(edition);

  it("is stored as it was sent, and summed as if it had come in time", { timeout: 240_000 }, async () => {
    const register = new TestRegister(db.database);
    const streams = STREAMS.map((stream) => ({
      ...stream,
      minimum: 0,
      retentionHour: "P1Y",
      retentionDay: "P5Y",
    }));
    const { publicId, sensorId } = await register.addSensor({ streams });
    await register.addDevice("box", [sensorId]);
    const ingest = await openIngest({
      database: db.database,
      timeZone: ZONE,
      onProblem: (error) => problems.push(error),
    });
    const problems: unknown[] = [];
    const jobs = db.database.work("jobs");
    const roll = async (): Promise<void> => {
      await moveWatermark(jobs);
      await rollAllMarks(jobs, ZONE);
      await rollToWatermark(jobs, ZONE);
    };
    const send = async (slots: readonly number[]): Promise<void> => {
      const json = slots.map((slot) => ({ time: timeOf(slot), values: valuesOf(slot) }));
      const bytes = Buffer.from(JSON.stringify(json));
      await new Promise<void>((decided, reject) => {
        ingest.submit("box", publicId, { bytes, from: 0, to: bytes.length }, bytes.length, {
          decided,
          dropped: (reason) => reject(new Error(reason)),
        });
      });
    };

    const end = Math.floor(Date.now() / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
    const slots = Array.from({ length: DAYS * 288 }, (_, place) => place);
    const timeOf = (slot: number): number => end - (slots.length - slot) * 5 * MINUTE_MS;
    // The counter is set to 0 now and then.
    const valuesOf = (slot: number): Record<string, number> => ({
      stream_0: (slot * 7) % 13,
      stream_1: 20 + (slot % 17) / 4,
      stream_2: (slot * 3) % 500,
    });
    try {
      // The first and the last hours came in time and are summed; what lies between them comes now, in any order.
      await send(slots.slice(0, 100));
      await send(slots.slice(-100));
      await roll();
      const late = slots.slice(50, -50);
      const batches = Array.from({ length: Math.ceil((late.length * STREAMS.length) / BATCH) }, (_, place) =>
        late.slice(
          place * Math.floor(BATCH / STREAMS.length),
          (place + 1) * Math.floor(BATCH / STREAMS.length),
        ),
      ).filter(({ length }) => length > 0);
      await Promise.all(batches.toReversed().map(send));
      await roll();
    } finally {
      await ingest.close();
    }

    expect(problems).toEqual([]);
    const { rows: states } = await jobs.query<{ at: Date }>("select watermark as at from rollup_state");
    const untilMs = states[0]?.at.getTime() ?? 0;
    for (const { key, aggregation, intervalS } of STREAMS) {
      const id = await register.streamId(sensorId, key);
      const { rows } = await jobs.query<{ ms: number; value: number }>(
        "select extract(epoch from time) * 1000 as ms, value from reading where datastream_id = $1 order by time",
        [id],
      );
      expect(rows).toEqual(slots.map((slot) => ({ ms: timeOf(slot), value: valuesOf(slot)[key] })));
      const terms: Terms = { aggregation, intervalS, isPlain: true, below: null, rollover: null };
      const hours = hoursFromScratch(rows, terms, untilMs);
      expect(hours.length).toBeGreaterThan(DAYS * 24 - 2);
      for (const [table, expected] of [
        ["reading_hour", hours],
        ["reading_day", daysFromScratch(hours, terms, ZONE)],
      ] as const) {
        const stored = await jobs.query(
          `select extract(epoch from start_at) * 1000 as "startMs", count, sum, coverage, minimum, last,
             sum_squares as "sumSquares", shown_sum as "shownSum", suppressed_slots as "suppressedSlots"
           from ${table} where datastream_id = $1 order by start_at`,
          [id],
        );
        expect(stored.rows).toEqual(
          expected.map((bucket) => ({ ...bucket, coverage: expect.closeTo(bucket.coverage, 4) })),
        );
      }
    }
    const marks = await jobs.query("select from rollup_mark");
    expect(marks.rows).toEqual([]);
  });
});
