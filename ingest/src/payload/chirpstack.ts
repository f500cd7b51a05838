/**
 * The HTTP integration of ChirpStack 4, in its JSON form. The query of its address says what happened; only `event=up` is
 * a measurement.
 *
 * @see ChirpStack documentation, "Event types"
 */
import { isObject, memberOf, readJson } from "./read-json.ts";
import { bestOf, devEuiOf, type Hook } from "./uplink.ts";

/** @param event - of the query */
export function readChirpstack(bytes: Buffer, event: string | undefined): Hook {
  if (event !== "up") return event === undefined ? { is: "malformed" } : { is: "other" };
  const json = readJson(bytes);
  const devEui = devEuiOf(memberOf(memberOf(json, "deviceInfo"), "devEui"));
  if (!isObject(json) || devEui === undefined) return { is: "malformed" };
  return {
    is: "uplink",
    uplink: { devEui, receivedAt: json["time"], payload: json["object"], ...bestOf(json["rxInfo"]) },
  };
}
