/**
 * An observation of OGC SensorThings 1.1 over MQTT; its topic names the datastream. A phenomenon time that is an interval
 * counts from its start, as an interval count does here. Without one the standard says "now": that would be another
 * time at each delivery, so such an observation has no time.
 *
 * @see OGC 18-088 §8.2.6 (Observation), §14.2.1 (MQTT create)
 */
import { type Decoded, faulty } from "./decode-payload.ts";
import { Gathering } from "./gathering.ts";
import { parseTime } from "./parse-time.ts";
import { isObject, readJson } from "./read-json.ts";

const READ = new Set(["phenomenonTime", "resultTime", "result"]);

/** @param key - of the stream that the topic names */
export function decodeObservation(bytes: Buffer, key: string): Decoded {
  const json = readJson(bytes);
  if (!isObject(json) || !Object.hasOwn(json, "result")) return faulty("malformed");
  const gathering = new Gathering();
  gathering.drop(Object.keys(json).filter((name) => !READ.has(name)).length);
  const time = json["phenomenonTime"] ?? json["resultTime"];
  if (time === undefined || time === null) {
    gathering.fault("no_time", null);
    return gathering.decoded();
  }
  const timeUs = typeof time === "string" ? parseTime(time.split("/")[0]) : undefined;
  if (timeUs === undefined) gathering.fault("bad_time", null);
  else gathering.add(timeUs, key, json["result"]);
  return gathering.decoded();
}
