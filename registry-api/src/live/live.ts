/**
 * Keeps the live feed true: brokers hint at what changed, the tables decide.
 *
 *   at once       values that a broker says it committed
 *   every second  zones; streams that a new generation of the register changed
 *   every 10 s    viewer links; `latest`, part after part, and at once when a hint may have been missed
 *
 * All of it while somebody listens, and a minute longer. Whoever comes after that waits until the tables were read.
 */
import {
  type Database,
  findGeneration,
  findLatest,
  findLiveStreams,
  findViewer,
  findZonesNow,
  type LatestRow,
  type LiveStreamRow,
  type Viewer,
  type ZoneNow,
} from "@meetpaal/db";
import type { Logger } from "pino";
import { orderZones } from "../zones/read-zones.ts";
import type { FeedSocket } from "./audience.ts";
import { type Committed, type LiveLink, listenToCommitted } from "./committed.ts";
import { createComparison } from "./compare.ts";
import { createFeed } from "./feed.ts";
import { repeatEverySecond } from "./repeat.ts";
import { noteStreams, toShownValue } from "./visible.ts";

const COMPARE_EVERY_S = 10;
const PING_EVERY_S = 30;
const REST_AFTER_S = 60;
const SLICE = 5_000;

export interface LiveOptions {
  database: Database;
  link: LiveLink;
  log: Logger;
  /** How long after the last listener it still keeps up [s]; default 60. */
  restAfterS?: number;
}

export interface Live {
  /** False: no broker tells what it commits; values then come every 10 s. */
  isConnected: () => boolean;
  /** How many listen. */
  size: () => number;
  /** @param token - of a viewer's cookie; null: a visitor */
  join: (socket: FeedSocket, token: string | null) => Promise<void>;
  /** Says goodbye to all (1001). */
  farewell: () => void;
  close: () => Promise<void>;
}

/** Opens the feed. */
export async function openLive({
  database,
  link,
  log,
  restAfterS = REST_AFTER_S,
}: LiveOptions): Promise<Live> {
  const api = database.work("api");
  const feed = createFeed();
  const stopped = new AbortController();
  const streams = new Map<number, LiveStreamRow>();
  /** What of the register is known here; null: nothing yet. */
  let generation: number | null = null;
  let zones: ZoneNow[] = [];
  let isInDoubt = false;
  /** Undefined: nobody listens, so nothing is kept up to date. */
  let awake: Promise<void> | undefined;
  let aloneS = 0;
  /** By the database's clock, as this process last heard it: `nowMs` of it at `heardMs` of ours. */
  let clock = { nowMs: Date.now(), heardMs: performance.now() };

  const now = (): Date => new Date(clock.nowMs + performance.now() - clock.heardMs);

  const show = (rows: readonly LatestRow[]): void => {
    const at = now();
    for (const row of rows) {
      const shown = toShownValue(streams, row, at);
      if (shown !== undefined) feed.show(shown);
    }
  };

  const comparison = createComparison(api, feed, show);

  const readStreams = async (): Promise<void> => {
    const state = await findGeneration(api);
    clock = { nowMs: state.now.getTime(), heardMs: performance.now() };
    if (state.number === generation) return;
    let after = 0;
    for (;;) {
      const slice = await findLiveStreams(api, after, SLICE, generation);
      noteStreams(streams, slice, now());
      // Values of streams that were not known yet have passed by.
      if (generation !== null && slice.length > 0)
        show(
          await findLatest(
            api,
            slice.map(({ id }) => id),
          ),
        );
      after = slice.at(-1)?.id ?? after;
      if (slice.length < SLICE || stopped.signal.aborted) break;
    }
    isInDoubt ||= generation === null;
    generation = state.number;
    feed.keepOnly((datastream) => streams.has(datastream));
  };

  const readZones = async (): Promise<void> => {
    zones = await findZonesNow(api);
    feed.showZones((viewer) => orderZones(zones, viewer));
  };

  const findHolder = async (token: string | null): Promise<Viewer | null> =>
    token === null ? null : await findViewer(api, token);

  const checkViewers = async (): Promise<void> => {
    for (const group of feed.audience.groups()) {
      if (group.token === null) continue;
      if ((await findViewer(api, group.token)) === null) feed.audience.dismiss(group);
    }
  };

  /** Resolves when everything is there to be shown. */
  const wake = async (): Promise<void> => {
    aloneS = 0;
    awake ??= (async () => {
      committed.hear();
      await comparison.compareAll();
    })();
    try {
      await awake;
    } catch (error) {
      awake = undefined;
      throw error;
    }
  };

  const rest = (): void => {
    awake = undefined;
    committed.ignore();
  };

  const tick = async (second: number): Promise<void> => {
    const isDue = second % COMPARE_EVERY_S === 0;
    await readStreams();
    if (feed.audience.size() > 0) aloneS = 0;
    else if (++aloneS > restAfterS) rest();
    if (awake === undefined) return;
    if (isInDoubt) {
      isInDoubt = false;
      await comparison.compareAll().catch((error: unknown) => {
        isInDoubt = true;
        throw error;
      });
    } else if (isDue || comparison.isUnderWay()) {
      await comparison.compareNext();
    }
    if (isDue) await checkViewers();
    if (second % PING_EVERY_S === 0) feed.audience.checkAlive();
    if (feed.audience.size() > 0) await readZones();
  };

  const committed: Committed = listenToCommitted({
    link,
    onValues: show,
    onDoubt: () => {
      isInDoubt = true;
    },
    onError: (error) => log.warn({ err: error }, "live link to the broker failed"),
  });
  await readStreams();
  const loop = repeatEverySecond(tick, stopped.signal, log);

  return {
    isConnected: committed.isConnected,
    size: feed.audience.size,
    join: async (socket, token) => {
      const viewer = await findHolder(token);
      await wake();
      if (feed.audience.size() === 0) await readZones();
      feed.join(socket, viewer, viewer === null ? null : token, orderZones(zones, viewer));
    },
    farewell: feed.close,
    close: async () => {
      stopped.abort();
      feed.close();
      await committed.close();
      await loop;
    },
  };
}
