/** A webhook of The Things Stack, v3. @see its documentation, "Data Formats", uplink messages */
import { isObject, memberOf, readJson } from "./read-json.ts";
import { bestOf, devEuiOf, type Hook } from "./uplink.ts";

export function readTheThingsStack(bytes: Buffer): Hook {
  const json = readJson(bytes);
  const devEui = devEuiOf(memberOf(memberOf(json, "end_device_ids"), "dev_eui"));
  if (!isObject(json) || devEui === undefined) return { is: "malformed" };
  const message = memberOf(json, "uplink_message");
  // What somebody typed into the console is no measurement.
  if (!isObject(message) || json["simulated"] === true) return { is: "other" };
  return {
    is: "uplink",
    uplink: {
      devEui,
      receivedAt: memberOf(message, "received_at") ?? json["received_at"],
      payload: memberOf(message, "decoded_payload"),
      ...bestOf(memberOf(message, "rx_metadata")),
    },
  };
}
