/** What each simulated sensor measures at an instant: the same value whenever it is asked. */
import { chance, drift, seedOf } from "./chance.ts";
import { type CurveName, shareOfTop } from "./curves.ts";
import type { LocalTime } from "./local-clock.ts";
import { gateCounts, MINUTE_MS } from "./people.ts";
import type { DemoSensor } from "./sensors/demo-sensor.ts";
import { zones } from "./zones.ts";

const HOUR_MS = 60 * MINUTE_MS;

type Clock = (atMs: number) => LocalTime;

/** Levels of field strength in V/m far from a crowd, by pilot; a full square adds to them. */
const FIELD: Record<string, { base: number; curve: CurveName; crowd: number }> = {
  "5G-201": { base: 0.42, curve: "market", crowd: 0.5 },
  "5G-202": { base: 0.3, curve: "park", crowd: 0.35 },
  "5G-203": { base: 0.38, curve: "quay", crowd: 0.7 },
  "5G-204": { base: 0.55, curve: "traffic", crowd: 0.3 },
  "5G-205": { base: 0.3, curve: "park", crowd: 0.3 },
  "5G-206": { base: 0.3, curve: "park", crowd: 0.3 },
};

/**
 * The values of one message.
 *
 * @param atMs - for counts the start of the interval, otherwise the moment of measuring
 */
export function valuesAt(sensor: DemoSensor, atMs: number, clock: Clock): Record<string, number> {
  const zone = zones.find(({ gates }) => gates.some((gate) => gate.sensor === sensor.reference));
  if (zone !== undefined) {
    const counts = gateCounts(zone, sensor.reference, atMs, clock);
    return { count_in: counts.in, count_out: counts.out };
  }
  return Object.fromEntries(sensor.streams.map(({ key }) => [key, measure(sensor, key, atMs, clock)]));
}

function measure(sensor: DemoSensor, key: string, atMs: number, clock: Clock): number {
  const seed = seedOf(`${sensor.reference} ${key}`);
  const local = clock(atMs);
  const share = (curve: CurveName): number => shareOfTop(curve, local);
  const slow = drift(seed, atMs, 45 * MINUTE_MS);
  const fast = 2 * chance(seed, Math.floor(atMs / 10_000)) - 1;
  switch (key) {
    case "count_in":
    case "count_out":
      return count(22 * share("traffic") * (1 + 0.3 * slow), fast);
    case "bicycles":
      return count(95 * share("traffic") * (1 + 0.2 * slow), fast);
    case "places_taken":
      return Math.max(0, Math.round(60 + 420 * Math.min(1, share("shopping")) + 12 * slow));
    case "field_strength": {
      const { base, curve, crowd } = FIELD[sensor.reference] ?? { base: 0.4, curve: "market", crowd: 0.4 };
      return round(base + crowd * share(curve) + 0.08 * slow + 0.04 * fast, 3);
    }
    case "sound_level": {
      const nightlife = sensor.reference === "GL-401" ? share("quay") : 0.6 * share("traffic");
      return round(44 + 22 * Math.min(1.2, nightlife) + 3 * slow + 2.5 * fast, 1);
    }
    case "no2":
      return round(14 + 26 * share("traffic") + 5 * slow + fast, 1);
    case "pm25":
      return round(8 + 5 * share("traffic") + 4 * slow + 0.6 * fast, 1);
    case "water_level":
      return round(8.4 + 0.6 * drift(seed, atMs, 40 * HOUR_MS) + 0.01 * fast, 2);
    case "temperature":
      return round(11 + 4 * Math.sin(((local.hour - 9) / 24) * 2 * Math.PI) + 1.5 * slow + 0.1 * fast, 1);
    case "wind_speed":
      return round(Math.max(0.2, 4.5 + 2 * slow + 0.8 * fast), 1);
    default:
      throw new RangeError(`nothing simulates ${key}`);
  }
}

/** A count around a mean, as wide as counts of independent passers-by are. */
function count(mean: number, luck: number): number {
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * 1.2 * luck));
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
