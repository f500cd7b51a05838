/**
 * Lets the sensors of the demonstration city measure: live from now on, and in the background what is missing of the
 * last 24 hours.
 *
 *     ... 24 h ago ─────── backlog (late data) ───────► start ── live, each when its time has come ──►
 */
import { type BacklogSource, sendBacklog } from "./backlog.ts";
import { chance, seedOf } from "./chance.ts";
import type { Window } from "./dates.ts";
import { type Device, openDevice } from "./device.ts";
import { openLocalClock } from "./local-clock.ts";
import { intervalMs, readyAfterMs, slots } from "./schedule.ts";
import type { DemoSensor } from "./sensors/demo-sensor.ts";
import { valuesAt } from "./signals.ts";
import { zones } from "./zones.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/**
 * The newest minutes of the gates go first, so that the crowd board knows within seconds how full it is; and those of
 * GL-401, so that its broken promise is seen as soon.
 */
const AT_ONCE_MS = 5 * MINUTE_MS;
const UNDECLARED = "GL-401";
const TICK_MS = 1_000;
/** Safely within what the pilots accept as late (three days). */
const OLDEST_LATE_MS = 2.8 * DAY_MS;

export interface SimulatedSensor {
  sensor: DemoSensor;
  publicId: string;
  deviceId: string;
  secret: string;
  window: Window;
  /** How many values are stored of each hour, by its start in milliseconds. */
  stored: ReadonlyMap<number, number>;
}

export interface SimulatorOptions {
  /** `mqtt://host:port` */
  url: string;
  sensors: readonly SimulatedSensor[];
  timeZone: string;
  /** When the city first started. */
  firstStart: Date;
  now: () => number;
  onBacklogSent: (values: number) => void;
  /** A device could not connect, or its values were not taken. */
  onTrouble: (deviceId: string, error: unknown) => void;
}

export interface Simulator {
  close: () => Promise<void>;
}

export function openSimulator(options: SimulatorOptions): Simulator {
  const clock = openLocalClock(options.timeZone);
  const stopping = new AbortController();
  const startMs = options.now();
  const first = new Set(zones.flatMap((zone) => zone.gates.map(({ sensor }) => sensor)));
  first.add(UNDECLARED);
  const running = options.sensors
    .map((simulated) => open(simulated, options))
    .toSorted((a, b) => Number(first.has(b.sensor.reference)) - Number(first.has(a.sensor.reference)));

  /** These begin a few minutes back; everything before a sensor's beginning is backlog. */
  const begin = ({ sensor }: SimulatedSensor): number =>
    startMs - readyAfterMs(sensor) - (first.has(sensor.reference) ? AT_ONCE_MS : 0);
  const next = new Map(running.map((one) => [one, begin(one)]));

  const tick = (): void => {
    for (const one of running) {
      const { sensor } = one;
      const from = next.get(one) ?? startMs;
      // A second or a few late, each device its own: as real ones are, and not all at once.
      const until = options.now() - readyAfterMs(sensor) - 400 - 3_000 * chance(seedOf(one.deviceId), 0);
      if (until - from > DAY_MS) next.set(one, until - DAY_MS); // the machine slept for days
      const times = slots(sensor, from, until, options.firstStart).slice(0, 200);
      const last = times.at(-1);
      if (last === undefined) continue;
      next.set(one, last + 1);
      const readings = times.map((time) => ({ time, values: liveValues(sensor, time, clock) }));
      one.device.publish(one.publicId, readings).catch((error: unknown) => {
        if (!stopping.signal.aborted) options.onTrouble(one.deviceId, error);
      });
    }
  };
  const timer = setInterval(tick, TICK_MS);
  tick();

  const oldestMs = startMs - OLDEST_LATE_MS;
  const sources = running.map((one) => {
    // Of a sensor that has ended: the last day it was there.
    const dayBefore = Math.min(startMs, one.window.to.getTime()) - DAY_MS;
    return backlogOf(one, [Math.max(dayBefore, oldestMs), begin(one)], options.firstStart, clock);
  });
  const backlog = sendBacklog(sources, oldestMs, startMs, stopping.signal).then(
    options.onBacklogSent,
    (error: unknown) => {
      if (!stopping.signal.aborted) options.onTrouble("backlog", error);
    },
  );

  return {
    close: async () => {
      stopping.abort();
      clearInterval(timer);
      await Promise.all(running.map(async ({ device }) => await device.close()));
      await backlog;
    },
  };
}

type Running = SimulatedSensor & { device: Device };

function open(simulated: SimulatedSensor, { url, onTrouble }: SimulatorOptions): Running {
  const { deviceId, secret } = simulated;
  const device = openDevice({ url, deviceId, secret, onTrouble: (error) => onTrouble(deviceId, error) });
  return { ...simulated, device };
}

function backlogOf(
  { sensor, publicId, device, window, stored }: Running,
  [beginMs, endMs]: readonly [number, number],
  firstStart: Date,
  clock: ReturnType<typeof openLocalClock>,
): BacklogSource {
  return {
    valuesATime: sensor.streams.length,
    stored,
    // What lies outside the operating window is refused anyway; only the live values of an ended sensor show that.
    slots: (fromMs, toMs) =>
      slots(
        sensor,
        Math.max(fromMs, beginMs, window.from.getTime()),
        Math.min(toMs, endMs, window.to.getTime() - readyAfterMs(sensor)),
        firstStart,
      ),
    send: async (times) =>
      await device.publish(
        publicId,
        times.map((time) => ({ time, values: valuesAt(sensor, time, clock) })),
      ),
  };
}

/** One also sends what nobody agreed to: dropped unseen, counted, and told on its page. */
function liveValues(
  sensor: DemoSensor,
  time: number,
  clock: ReturnType<typeof openLocalClock>,
): Record<string, number> {
  const values = valuesAt(sensor, time, clock);
  if (sensor.reference !== UNDECLARED) return values;
  return {
    ...values,
    devices_nearby: Math.round(40 * chance(seedOf(`${UNDECLARED} nearby`), time / intervalMs(sensor))),
  };
}
