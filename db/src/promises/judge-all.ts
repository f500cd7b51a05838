import { judgeSensor } from "@meetpaal/model";
import type { Work } from "../database.ts";
import { raisePossibleBreaches } from "./possible-breach.ts";
import { writePromiseStates } from "./promise-state.ts";
import { findSensorFacts } from "./sensor-facts.ts";
import { findStreamFacts } from "./stream-facts.ts";

/** Sensors judged by one round of statements. Each takes milliseconds: devices wait for it, or at least share the processor with it. */
const PAGE = 16;

/**
 * Judges every promise of every sensor that the public sees, and writes how they stand.
 *
 * @param timeZone - of the installation
 * @returns `possibleBreaches`: raised just now
 */
export async function judgeAllPromises(
  work: Work,
  timeZone: string,
): Promise<{ sensors: number; promises: number; broken: number; possibleBreaches: number }> {
  const total = { sensors: 0, promises: 0, broken: 0, possibleBreaches: 0 };
  for (let after = 0; ; ) {
    const sensors = await findSensorFacts(work, { after, limit: PAGE, timeZone });
    const last = sensors.at(-1);
    if (last === undefined) return total;
    const ids = sensors.map(({ sensorId }) => sensorId);
    const streams = await findStreamFacts(work, ids);
    const promises = sensors.flatMap((sensor) =>
      judgeSensor({
        ...sensor,
        streams: streams.filter(({ sensorId }) => sensorId === sensor.sensorId),
      }).map((promise) => ({ ...promise, sensorId: sensor.sensorId })),
    );
    await writePromiseStates(work, ids, promises);
    total.possibleBreaches += await raisePossibleBreaches(work, ids);
    total.sensors += sensors.length;
    total.promises += promises.length;
    total.broken += promises.filter(({ verdict }) => verdict === "broken").length;
    after = last.sensorId;
  }
}
