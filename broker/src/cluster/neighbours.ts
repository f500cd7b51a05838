/**
 * Brokers that stand beside each other behind one load balancer, and tell each other two things over Redis: the
 * newest values, so that whoever listens at one hears what came in at all, and which client arrived, so that the
 * same one leaves where it was before (MQTT 3.1.1, MQTT-3.1.4-2).
 *
 * Both are hints. Without Redis each broker acknowledges and stores as before, and tells only its own listeners.
 */
import { randomUUID } from "node:crypto";
import type { EventEmitter } from "node:events";
import { Redis } from "ioredis";
import redisEmitter from "mqemitter-redis";
import type { LogLimiter } from "../guards/log-limiter.ts";

/** The newest reading of a stream. */
export interface Change {
  datastreamId: number;
  timeUs: number;
  value: number;
}

export interface Neighbours {
  changed: (changes: Iterable<Change>) => void;
  arrived: (clientId: string) => void;
  close: () => void;
}

export interface NeighboursOptions {
  /** `redis://` or `rediss://`, with the user in it. */
  url: string;
  onChanged: (changes: readonly Change[]) => void;
  onArrived: (clientId: string) => void;
  log: LogLimiter;
}

const CHANGED = "meetpaal/changed";
const ARRIVED = "meetpaal/arrived";
/** An arrival that Redis has not told by then was lost on the way. */
const TOLD_WITHIN_MS = 10_000;
const AWAY = "Redis is away; brokers do not hear each other";

/** Returns at once; Redis is looked for as long as it is away. */
export function openNeighbours({ url, onChanged, onArrived, log }: NeighboursOptions): Neighbours {
  const self = randomUUID();
  const subConn = new Redis(url, { maxRetriesPerRequest: null });
  // What cannot be told now is old when it could be: an arrival told late would close who came after.
  const pubConn = new Redis(url, { enableOfflineQueue: false, autoResendUnfulfilledCommands: false });
  const emitter = redisEmitter({ subConn, pubConn });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- where it tells its errors is not in its types
  (emitter as unknown as { state: EventEmitter }).state.on("error", (err) => log.warn(AWAY, { err }));
  emitter.on(CHANGED, (message, done) => {
    if (message["from"] !== self) onChanged(readChanges(message["changes"]));
    done();
  });
  // Redis tells all the same order, our own arrivals too: one that came before ours is closed over there, not here.
  const untold = new Map<string, number>();
  emitter.on(ARRIVED, (message, done) => {
    const { from, clientId } = message;
    if (typeof clientId === "string") {
      if (from === self) untold.delete(clientId);
      else if (performance.now() - (untold.get(clientId) ?? -Infinity) > TOLD_WITHIN_MS) onArrived(clientId);
    }
    done();
  });
  const tell = (topic: string, what: object, onLost?: () => void): void =>
    emitter.emit({ topic, from: self, ...what }, (err) => {
      if (!err) return;
      onLost?.();
      log.warn(AWAY, { err });
    });
  return {
    changed: (changes) => tell(CHANGED, { changes: Array.from(changes, toRow) }),
    arrived: (clientId) => {
      untold.set(clientId, performance.now());
      tell(ARRIVED, { clientId }, () => untold.delete(clientId));
    },
    close: () => {
      subConn.disconnect();
      pubConn.disconnect();
    },
  };
}

function toRow({ datastreamId, timeUs, value }: Change): number[] {
  return [datastreamId, timeUs, value];
}

function readChanges(rows: unknown): Change[] {
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown) => {
    const [datastreamId, timeUs, value] = Array.isArray(row) ? row.map(Number) : [];
    if (datastreamId === undefined || timeUs === undefined || value === undefined) return [];
    return [{ datastreamId, timeUs, value }];
  });
}
