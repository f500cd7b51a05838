/**
 * Whatever writers and jobs do at the same time: hours and days equal a recomputation from scratch, no acknowledged
 * reading is lost to a job, and what is due is gone. On both databases.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CONTRACT_LOCK,
  moveWatermark,
  retain,
  rollAllMarks,
  rollToWatermark,
  type Transaction,
} from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { type Bucket, daysFromScratch, hoursFromScratch, type Terms } from "./recompute.ts";
import { addVersion, type MadeReading, type MadeStream, makeStream, storeReadings } from "./register-rows.ts";

const ZONE = "Europe/Amsterdam";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Starts from which readings are drawn: now, where the watermark moves, and both changes of the clock. */
const NOW_HOUR = Math.floor(Date.now() / HOUR) * HOUR;
const EPOCHS = [NOW_HOUR - 5 * HOUR, Date.parse("2026-03-28T20:00Z"), Date.parse("2026-10-24T19:00Z")];

const terms = fc.record<Terms>({
  aggregation: fc.constantFrom("gauge", "interval-count", "counter"),
  intervalS: fc.constantFrom(600, 900, 3600),
  isPlain: fc.boolean(),
  below: fc.constantFrom(null, 5),
  rollover: fc.constantFrom(null, 13, 8),
});
const row = fc.record({
  epoch: fc.nat(EPOCHS.length - 1),
  slot: fc.nat(40),
  value: fc.nat(12),
  revision: fc.nat(3),
});
/** How long a batch takes between its judgement and its commit [ms]: while the jobs go on. */
const delay = fc.nat(8);
const writer = fc.record({
  delay,
  terms,
  batches: fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
});

describe.each(editions)("jobs and writers at the same time on the %s database", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");

  /** @param hours - the watermark stays so many behind the clock */
  async function roll(hours = 0): Promise<void> {
    await moveWatermark(jobs(), { lag: `PT${hours}H2M` });
    await rollAllMarks(jobs(), ZONE);
    await rollToWatermark(jobs(), ZONE);
  }

  /** Runs `job` again and again until `work` has ended. */
  async function meanwhile(work: Promise<unknown>, job: (round: number) => Promise<unknown>): Promise<void> {
    const state = { isOver: false };
    const ended = work.finally(() => {
      state.isOver = true;
    });
    for (let round = 0; !state.isOver; round += 1) await job(round);
    await ended;
  }

  async function storedOf(stream: number, table: "reading_hour" | "reading_day"): Promise<Bucket[]> {
    const { rows } = await jobs().query<Bucket>(
      `select extract(epoch from start_at) * 1000 as "startMs", count, sum, coverage, minimum, last,
         sum_squares as "sumSquares", shown_sum as "shownSum", suppressed_slots as "suppressedSlots"
       from ${table} where datastream_id = $1 order by start_at`,
      [stream],
    );
    return rows;
  }

  async function readingsOf(stream: number): Promise<{ ms: number; value: number }[]> {
    const { rows } = await jobs().query<{ ms: number; value: number }>(
      "select extract(epoch from time) * 1000 as ms, value from reading where datastream_id = $1 order by time",
      [stream],
    );
    return rows;
  }

  const closely = (buckets: readonly Bucket[]): unknown[] =>
    buckets
      .toSorted((a, b) => a.startMs - b.startMs)
      .map((bucket) => ({ ...bucket, coverage: expect.closeTo(bucket.coverage, 4) }));

  it("hours and days equal a recomputation from scratch", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(writer, { minLength: 1, maxLength: 4 }), async (writers) => {
        await jobs().query("update rollup_state set watermark = $1, rolled_until = $1", [
          new Date(NOW_HOUR - 9 * HOUR),
        ]);
        const streams = await Promise.all(
          writers.map(({ terms: { isPlain, ...rest } }) =>
            makeStream(db.database, {
              ...rest,
              raw: "P1Y",
              identifiability: isPlain ? "none" : "deidentified",
            }),
          ),
        );
        const writing = writers.map(async ({ terms: { intervalS }, batches, delay: ms }, i) => {
          const id = streams[i]?.id ?? 0;
          for (const batch of batches) {
            await storeReadings(db.database, id, toReadings(batch, intervalS), delayMs(ms));
          }
        });
        // The watermark passes an hour a round.
        await meanwhile(Promise.all(writing), (round) => roll(Math.max(0, 8 - round)));
        await roll();
        const { rows } = await jobs().query<{ at: Date }>("select watermark as at from rollup_state");
        const untilMs = rows[0]?.at.getTime() ?? 0;
        for (const [i, stream] of streams.entries()) {
          const of = writers[i]?.terms;
          if (of === undefined) throw new Error("a stream has terms");
          const hours = hoursFromScratch(await readingsOf(stream.id), of, untilMs);
          expect(await storedOf(stream.id, "reading_hour")).toEqual(closely(hours));
          expect(await storedOf(stream.id, "reading_day")).toEqual(closely(daysFromScratch(hours, of, ZONE)));
        }
      }),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    );
  });

  it("no acknowledged reading is lost when its term is shortened under load", {
    timeout: 120_000,
  }, async () => {
    const scenario = fc.record({
      turn: fc.nat(12),
      offsets: fc.array(fc.nat(200), { minLength: 5, maxLength: 20 }),
      wholeChunks: fc.boolean(),
      rollsFirst: fc.boolean(),
      delay,
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ turn, offsets, wholeChunks, rollsFirst, delay: ms }) => {
        await jobs().query("update rollup_state set watermark = $1, rolled_until = $1", [
          new Date(NOW_HOUR - 9 * DAY),
        ]);
        const stream = await makeStream(db.database, { raw: "P30D", intervalS: 60 });
        const ledger = new Set<number>();
        const write = async (): Promise<void> => {
          for (const [i, offset] of offsets.entries()) {
            if (i === turn) await shorten(stream);
            const times = [NOW_HOUR - 5 * DAY + offset * 60_000, NOW_HOUR - DAY + offset * 60_000];
            for (const time of await storeWhileAllowed(stream, times, delayMs(ms))) ledger.add(time);
          }
        };
        const keepUp = async (): Promise<void> => {
          // Retention has to manage by itself as well.
          if (rollsFirst) await roll();
          await retain(jobs(), { timeZone: ZONE, wholeChunks });
        };
        await meanwhile(write(), keepUp);
        await shorten(stream);
        await keepUp();
        await roll();

        const kept = await readingsOf(stream.id);
        expect(kept.map((reading) => reading.ms)).toEqual(
          [...ledger].filter((time) => time > Date.now() - 2 * DAY).toSorted((a, b) => a - b),
        );
        const sumOf = async (table: "reading_hour" | "reading_day"): Promise<number> =>
          (await storedOf(stream.id, table)).reduce((sum, bucket) => sum + bucket.sum, 0);
        expect([await sumOf("reading_hour"), await sumOf("reading_day")]).toEqual([ledger.size, ledger.size]);
      }),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    );
  });

  /** The embedded database is one session: there a batch that waits keeps the jobs waiting too. */
  function delayMs(ms: number): number {
    return edition === "server" ? ms : 0;
  }

  /** From now on nothing of before two days ago is kept, or taken. */
  async function shorten(stream: MadeStream): Promise<void> {
    // The lock is taken before the time: whatever is stored after it belongs to the new version.
    await addVersion(db.database, stream, {
      raw: "P2D",
      validFrom: new Date().toISOString(),
      recordedAt: new Date().toISOString(),
    });
  }

  /** As a batch is: judged under the shared lock. @returns the times that were stored */
  async function storeWhileAllowed(stream: MadeStream, times: number[], ms: number): Promise<number[]> {
    return await db.database.work("ingest").transaction(async (tx: Transaction) => {
      await tx.query("select pg_advisory_xact_lock_shared($1)", [CONTRACT_LOCK]);
      const { rows } = await tx.query<{ n: number }>(
        "select count(*) as n from sensor_version where sensor_id = $1",
        [stream.sensorId],
      );
      const allowed = times.filter((time) => rows[0]?.n === 1 || time > Date.now() - 2 * DAY + 2 * HOUR);
      const { rows: states } = await tx.query<{ watermark: Date }>("select watermark from rollup_state");
      if (ms > 0) await tx.query("select pg_sleep($1)", [ms / 1000]);
      const dates = allowed.map((time) => new Date(time));
      await tx.query(
        "insert into reading select $1, time, 1 from unnest($2::timestamptz[]) time order by time on conflict do nothing",
        [stream.id, dates],
      );
      await tx.query(
        `insert into rollup_mark select $1, date_trunc('hour', time, 'UTC') from unnest($2::timestamptz[]) time
         where time < $3`,
        [stream.id, dates, states[0]?.watermark],
      );
      return allowed;
    });
  }
});

/** Of equal times in a batch the highest revision stays, as ingest reduces them. */
function toReadings(
  batch: readonly { epoch: number; slot: number; value: number; revision: number }[],
  intervalS: number,
): MadeReading[] {
  const byTime = new Map<number, MadeReading>();
  for (const { epoch, slot, value, revision } of batch) {
    const start = Math.floor((EPOCHS[epoch] ?? 0) / HOUR) * HOUR;
    const ms = start + ((slot * intervalS * 1000) % (12 * HOUR));
    // Nothing of the future: the newest epoch ends now.
    if (ms > Date.now()) continue;
    const known = byTime.get(ms);
    if (known === undefined || (known.revision ?? 0) < revision)
      byTime.set(ms, { time: new Date(ms), value, revision });
  }
  return [...byTime.values()].toSorted((a, b) => a.time.getTime() - b.time.getTime());
}
