/**
 * Damaged sessions, many at once, at a broker that serves a good device meanwhile: the good one gets every answer, and
 * when all is over every connection is gone and nothing taken in is left unanswered.
 */
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync } from "mqtt";
import { type FuzzedDevice, mutate, randomFrom, session } from "./mutate.ts";

const AT_ONCE = 16;
/** A damaged session that is still connected after this is left by us; one in ten waits longer, for a busy broker. */
const PATIENCE_MS = 100;
const LONG_PATIENCE_MS = 2_000;

export interface FuzzOptions {
  port: number;
  /** Whose sessions are damaged. */
  bad: FuzzedDevice;
  /** Who goes on as ever. */
  good: FuzzedDevice;
  seed: number;
  seconds: number;
}

export interface FuzzOutcome {
  sessions: number;
  /** Closed by the broker before we left. */
  closed: number;
  /** Of the good device; all of them. */
  acknowledged: number;
}

export async function fuzzWire({ port, bad, good, seed, seconds }: FuzzOptions): Promise<FuzzOutcome> {
  const untilMs = performance.now() + seconds * 1_000;
  const outcome = { sessions: 0, closed: 0, acknowledged: 0 };
  const random = randomFrom(seed);
  const attack = async (): Promise<void> => {
    while (performance.now() < untilMs) {
      const bytes = mutate(session(bad, random), random);
      outcome.sessions += 1;
      if (await send(port, bytes, random)) outcome.closed += 1;
    }
  };
  const device = await connectAsync({
    host: "127.0.0.1",
    port,
    clientId: good.deviceId,
    username: good.deviceId,
    password: good.secret,
    reconnectPeriod: 0,
  });
  // Otherwise its next message would wait for an answer for ever.
  const lost = new Promise<never>((_, reject) => {
    device.once("close", () => reject(new Error("the good device lost its connection")));
  });
  const goOn = async (): Promise<void> => {
    const startMs = Date.now() - 3_000_000;
    while (performance.now() < untilMs) {
      const time = startMs + outcome.acknowledged * 1_000;
      await device.publishAsync(good.topic, JSON.stringify({ time, values: { count: 1 } }), { qos: 1 });
      outcome.acknowledged += 1;
      await sleep(5);
    }
  };
  await Promise.race([Promise.all([goOn(), ...Array.from({ length: AT_ONCE }, attack)]), lost]);
  lost.catch(() => {});
  await device.endAsync();
  return outcome;
}

/** Sends bytes in pieces. @returns whether the broker closed the connection before we did */
async function send(port: number, bytes: Buffer, random: () => number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.resume();
  const gone = new Promise<true>((resolve) => socket.once("close", () => resolve(true)));
  await Promise.race([new Promise<void>((resolve) => socket.once("connect", resolve)), gone]);
  for (let at = 0; at < bytes.length && !socket.destroyed; ) {
    const length = 1 + Math.floor(random() * bytes.length);
    socket.write(bytes.subarray(at, at + length));
    at += length;
    if (random() < 0.3) await sleep(1);
  }
  const patienceMs = random() < 0.1 ? LONG_PATIENCE_MS : PATIENCE_MS;
  const closed = await Promise.race([gone, sleep(patienceMs, false)]);
  if (random() < 0.5) socket.end();
  socket.destroy();
  return closed;
}
