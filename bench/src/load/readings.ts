/** The messages of one sensor: its readings step by step, now and then one again, now and then a late one. */
import type { LoadPlan, PlannedSensor } from "./load-plan.ts";
import { field } from "./packets.ts";

export interface Message {
  topic: Buffer;
  payload: string;
  timeMs: number;
  values: number[];
  datastreams: number[];
}

/**
 * A few decimals, as sensors have; different ones, so that a mix-up is seen. Their texts are made once:
 * printing them would be half of the generator's own work.
 */
const SAMPLES = Array.from({ length: 10_000 }, (): [number, string] => {
  const value = Math.floor(Math.random() * 100_000) / 1_000;
  return [value, String(value)];
});

/** Cut off in the middle, as by a device that ran out of memory. */
const BAD = '{"time":1764000000000,"values":{"no2":12.';
/** Late values go back from here, so that they never meet each other or those on time. */
const LATE_MS = 2 * 24 * 3_600_000;

export class SensorMessages {
  readonly #plan: LoadPlan;
  readonly #sensor: PlannedSensor;
  readonly #topic: Buffer;
  readonly #bad: Message;
  #step: number;
  #last: Message | undefined;

  constructor(plan: LoadPlan, sensor: PlannedSensor, deviceId: string) {
    this.#plan = plan;
    this.#sensor = sensor;
    const above = plan.isAttached === true ? `devices/${deviceId}/` : "";
    this.#topic = field(`${above}v1/sensors/${sensor.publicId}/readings`);
    this.#bad = { topic: this.#topic, payload: BAD, timeMs: 0, values: [], datastreams: [] };
    this.#step = plan.firstStep;
  }

  get step(): number {
    return this.#step;
  }

  next(): Message {
    const { bad = 0 } = this.#plan;
    if (bad > 0 && Math.random() < bad) return this.#bad;
    const chance = Math.random();
    if (this.#last !== undefined && chance < this.#plan.redelivered) return this.#last;
    const { firstTimeMs, stepMs, redelivered, late } = this.#plan;
    const isLate = chance > 1 - late && redelivered + late <= 1;
    const step = this.#step;
    this.#step += 1;
    this.#last = this.#make(isLate ? firstTimeMs - LATE_MS - step * stepMs : firstTimeMs + step * stepMs);
    return this.#last;
  }

  #make(timeMs: number): Message {
    const values: number[] = [];
    let members = "";
    for (const key of this.#plan.keys) {
      const [value, text] = SAMPLES[Math.floor(Math.random() * SAMPLES.length)] ?? [0, "0"];
      values.push(value);
      members += `${members === "" ? "" : ","}"${key}":${text}`;
    }
    const payload = `{"time":${timeMs},"values":{${members}}}`;
    return { topic: this.#topic, payload, timeMs, values, datastreams: this.#sensor.datastreams };
  }
}
