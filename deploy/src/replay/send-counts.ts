/**
 * Sends counts as the devices that made them would: each sensor its own client and credential, a message an hour,
 * QoS 1, in order of time over all of them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Device, openDevice } from "../demo/device.ts";
import type { HourlyCount } from "./read-counts.ts";

export interface ReplayTarget {
  reference: string;
  publicId: string;
  deviceId: string;
  secret: string;
}

export interface SendOptions {
  /** `mqtt://host:port` */
  url: string;
  targets: readonly ReplayTarget[];
  counts: readonly HourlyCount[];
  /** How many times faster than it was measured; undefined: as fast as the broker acknowledges. */
  speed: number | undefined;
  /** Called with how many were acknowledged until now. */
  onAcknowledged: (acknowledged: number) => void;
}

/** Unacknowledged messages of all devices together: enough to fill a batch, few enough to see the rate. */
const IN_FLIGHT = 2_000;
/** So long without any acknowledgement means that none will come. */
const GIVE_UP_AFTER_MS = 60_000;

/** @returns how many were acknowledged: all, or it throws */
export async function sendCounts({
  url,
  targets,
  counts,
  speed,
  onAcknowledged,
}: SendOptions): Promise<number> {
  const devices = new Map<string, { device: Device; publicId: string }>();
  let failure: Error | undefined;
  for (const { reference, publicId, deviceId, secret } of targets) {
    const onTrouble = (error: Error): void => {
      failure ??= error;
    };
    devices.set(reference, { device: openDevice({ url, deviceId, secret, onTrouble }), publicId });
  }
  let acknowledged = 0;
  let lastAt = performance.now();
  const underWay = new Set<Promise<void>>();
  const pace = openPace(counts[0]?.startMs ?? 0, speed);
  try {
    for (const { reference, startMs, count } of counts) {
      const to = devices.get(reference);
      if (to === undefined) throw new RangeError(`no device for sensor ${reference}`);
      await pace(startMs);
      while (underWay.size >= IN_FLIGHT) await progress();
      const sent = to.device.publish(to.publicId, [{ time: startMs, values: { count } }]).then(
        () => {
          acknowledged += 1;
          lastAt = performance.now();
          onAcknowledged(acknowledged);
        },
        (error: unknown) => {
          failure ??= error instanceof Error ? error : new Error(String(error));
        },
      );
      const tracked: Promise<void> = sent.finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    }
    while (underWay.size > 0) await progress();
    return acknowledged;
  } finally {
    await Promise.all([...devices.values()].map(async ({ device }) => await device.close()));
  }

  async function progress(): Promise<void> {
    const waiting = new AbortController();
    await Promise.race([
      ...underWay,
      sleep(1_000, undefined, { signal: waiting.signal }).catch(() => undefined),
    ]);
    waiting.abort();
    if (failure !== undefined) throw failure;
    if (performance.now() - lastAt > GIVE_UP_AFTER_MS)
      throw new Error("nothing was acknowledged for a minute");
  }
}

/** Holds each count back until its hour has come, `speed` times faster than it did. */
function openPace(firstMs: number, speed: number | undefined): (startMs: number) => Promise<void> {
  const startedAt = performance.now();
  return async (startMs) => {
    if (speed === undefined) return;
    const waitMs = startedAt + (startMs - firstMs) / speed - performance.now();
    if (waitMs > 0) await sleep(waitMs);
  };
}
