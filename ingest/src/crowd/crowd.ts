/**
 * The one job that says how crowded zones are: every 10 s, and soon after a gate's counts were committed.
 *
 * It alone writes `zone_state`; everybody else reads. Passes follow one another; several processes may run it, for each
 * zone is written under a lock. After changes it rests at least ten times as long as it worked, so that a day of late
 * counts coming in does not keep the database busy with it.
 */
import {
  type Database,
  findZoneDefinitions,
  forgetRemovedZones,
  recordJobSuccess,
  type ZoneDefinition,
} from "@meetpaal/db";
import { computeZone, type ZoneResult } from "./compute-zone.ts";
import { openHistoryFiller } from "./fill-history.ts";

/** What staff should know. */
export type CrowdAlarm =
  | { kind: "reset-refused"; zoneId: string; reasons: readonly string[] }
  | { kind: "out-of-range"; zoneId: string; gates: readonly string[] }
  /** A zone could not be computed; readers see it as unknown 120 s after the last time. */
  | { kind: "failed"; zoneId: string | null; error: unknown };

export interface CrowdOptions {
  database: Database;
  timeZone: string;
  /** Called with the zones whose state was written. */
  onChange: (zoneIds: readonly string[]) => void;
  onAlarm?: (alarm: CrowdAlarm) => void;
  /** False while the clock is not to be trusted: no reset then. Default: always true. */
  mayReset?: () => boolean | Promise<boolean>;
}

export interface Crowd {
  /** Computes now, then every 10 s. */
  start: () => void;
  /** Streams whose counts were just committed; zones they belong to are computed soon. */
  noteCommitted: (datastreamIds: Iterable<number>) => void;
  /**
   * Computes every zone anew.
   *
   * @returns when all are committed; rejects with the first failure, after all were tried
   */
  recompute: () => Promise<void>;
  /** Stops, after what is under way. */
  close: () => Promise<void>;
}

/** How often every zone is computed [ms]. */
const PERIOD_MS = 10_000;

/** How long changes are gathered before their zones are computed [ms]. */
const GATHER_MS = 250;

/** Rest after a pass over changes: this many times as long as it took, and at least a second. */
const REST_TIMES = 10;
const REST_MS = 1000;

export function openCrowd({ database, timeZone, onChange, onAlarm, mayReset }: CrowdOptions): Crowd {
  const scope = { timeZone, mayReset: mayReset ?? (() => true) };
  const alarm = onAlarm ?? (() => {});
  /** By zone, the streams of its gates as they were last computed. */
  const streamsOf = new Map<string, ReadonlySet<number>>();
  /** All of them, for what is asked of every committed count. */
  let gateStreams: ReadonlySet<number> = new Set();
  const alarmed = new Map<string, string>();
  const fillHistories = openHistoryFiller(database);
  let changed = new Set<number>();
  let isClosed = false;
  let periodTimer: NodeJS.Timeout | undefined;
  let changeTimer: NodeJS.Timeout | undefined;
  let restUntil = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = queue.then(run);
    queue = turn.catch(() => {});
    return turn;
  };

  /** @returns the first failure; the other zones are computed all the same */
  async function pass(wanted: (zone: ZoneDefinition) => boolean): Promise<Error | undefined> {
    const zones = (await findZoneDefinitions(database.work("jobs"))).filter(wanted);
    const written: string[] = [];
    let failure: Error | undefined;
    for (const zone of zones) {
      if (isClosed) break;
      try {
        const result = await computeZone(database, zone, scope);
        streamsOf.set(zone.id, new Set(result.datastreamIds));
        if (result.isWritten) written.push(zone.id);
        tell(zone.id, result);
      } catch (error) {
        failure ??= error instanceof Error ? error : new Error(String(error));
        alarm({ kind: "failed", zoneId: zone.id, error });
      }
    }
    gateStreams = new Set([...streamsOf.values()].flatMap((streams) => [...streams]));
    if (written.length > 0) onChange(written);
    return failure;
  }

  function tell(zoneId: string, { reset, outOfRangeGates }: ZoneResult): void {
    if (reset !== null && !reset.done) alarm({ kind: "reset-refused", zoneId, reasons: reset.reasons });
    const gates = outOfRangeGates.join(",");
    if (gates !== "" && alarmed.get(zoneId) !== gates) {
      alarm({ kind: "out-of-range", zoneId, gates: outOfRangeGates });
    }
    alarmed.set(zoneId, gates);
  }

  async function passOverAll(): Promise<Error | undefined> {
    const startedMs = performance.now();
    const failure = await pass(() => true);
    await forgetRemovedZones(database.work("jobs"));
    if (failure === undefined) {
      await recordJobSuccess(database.work("jobs"), "crowd", performance.now() - startedMs);
    }
    return failure;
  }

  /** A pass that nobody waits for: what goes wrong is told, and the next pass tries again. */
  async function quietly(run: () => Promise<unknown>): Promise<void> {
    try {
      await inTurn(run);
    } catch (error) {
      alarm({ kind: "failed", zoneId: null, error });
    }
  }

  async function everyPeriod(): Promise<void> {
    const startedMs = performance.now();
    await quietly(passOverAll);
    await quietly(async () => {
      await fillHistories(await findZoneDefinitions(database.work("jobs")), () => isClosed);
    });
    if (isClosed) return;
    const waitMs = Math.max(0, PERIOD_MS - (performance.now() - startedMs));
    periodTimer = setTimeout(() => void everyPeriod(), waitMs);
  }

  async function overChanges(): Promise<void> {
    const streams = changed;
    changed = new Set();
    const startedMs = performance.now();
    await quietly(() =>
      pass(({ id }) => [...(streamsOf.get(id) ?? [])].some((stream) => streams.has(stream))),
    );
    const endedMs = performance.now();
    restUntil = endedMs + Math.max(REST_MS, REST_TIMES * (endedMs - startedMs));
    changeTimer = undefined;
    if (changed.size > 0) planChanges();
  }

  function planChanges(): void {
    if (isClosed || changeTimer !== undefined) return;
    const waitMs = Math.max(GATHER_MS, restUntil - performance.now());
    changeTimer = setTimeout(() => void overChanges(), waitMs);
  }

  return {
    start: () => void everyPeriod(),
    noteCommitted: (datastreamIds) => {
      for (const id of datastreamIds) {
        if (gateStreams.has(id)) changed.add(id);
      }
      if (changed.size > 0) planChanges();
    },
    recompute: async () => {
      const failure = await inTurn(passOverAll);
      if (failure !== undefined) throw failure;
    },
    close: async () => {
      isClosed = true;
      clearTimeout(periodTimer);
      clearTimeout(changeTimer);
      await queue;
    },
  };
}
