/**
 * What a network server of LoRaWAN passes on: who sent it, when the network received it, and what the city's own payload
 * formatter made of the bytes. No code of a device or of a city runs here; the register says which field is which key.
 */

import type { EndDevice } from "../contract/device-speech.ts";
import { type Decoded, faulty } from "./decode-payload.ts";
import { Gathering } from "./gathering.ts";
import { parseTime } from "./parse-time.ts";
import { leavesOf, pickFields } from "./pick-fields.ts";
import { Quantity } from "./quantity.ts";
import { isObject } from "./read-json.ts";

export interface Uplink {
  /** In capitals. */
  readonly devEui: string;
  /** As the network wrote it. */
  readonly receivedAt: unknown;
  /** Undefined where no payload formatter ran. */
  readonly payload: unknown;
  /** Of the gateway that heard it best; undefined: not said. */
  readonly rssi: number | undefined;
  readonly snr: number | undefined;
}

/** What a webhook was called with. */
export type Hook =
  | { is: "uplink"; uplink: Uplink }
  /** A join, a status, a simulation: nothing that was measured. */
  | { is: "other" }
  | { is: "malformed" };

/** How well the network heard it is said by these names, beside what the device itself sent. */
const RSSI = "$rssi";
const SNR = "$snr";

export function decodeUplink({ receivedAt, payload, rssi, snr }: Uplink, endDevice: EndDevice): Decoded {
  if (!isObject(payload)) return faulty("malformed");
  const leaves = leavesOf(payload, () => false);
  if (leaves.size > MOST_LEAVES) return faulty("too_many_values");
  // What the network adds is no claim of the device: where nobody asks for it, it is not there.
  const asked = new Set(endDevice.fields.map(({ from }) => from));
  if (asked.has(RSSI) && rssi !== undefined) leaves.set(RSSI, rssi);
  if (asked.has(SNR) && snr !== undefined) leaves.set(SNR, snr);
  const time = endDevice.time === undefined ? receivedAt : leaves.get(endDevice.time);
  if (endDevice.time !== undefined) leaves.delete(endDevice.time);

  const gathering = new Gathering();
  const { picked, undeclared } = pickFields(leaves, endDevice.fields);
  gathering.drop(undeclared);
  if (time === undefined || time === null) {
    gathering.fault("no_time", null);
    return gathering.decoded();
  }
  const timeUs = parseTime(time);
  if (timeUs === undefined) {
    gathering.fault("bad_time", null);
    return gathering.decoded();
  }
  for (const { field, value } of picked) {
    const isNumber = typeof value === "number" && field.unit !== undefined;
    gathering.add(timeUs, field.key, isNumber ? new Quantity(value, field.unit) : value);
  }
  return gathering.decoded();
}

const MOST_LEAVES = 1_000;

/** Of several gateways the one that heard best. */
export function bestOf(receptions: unknown): { rssi: number | undefined; snr: number | undefined } {
  let best: { rssi: number | undefined; snr: number | undefined } = { rssi: undefined, snr: undefined };
  for (const one of Array.isArray(receptions) ? receptions : []) {
    if (!isObject(one)) continue;
    const rssi = finite(one["rssi"]);
    if (rssi === undefined || rssi <= (best.rssi ?? Number.NEGATIVE_INFINITY)) continue;
    best = { rssi, snr: finite(one["snr"]) };
  }
  return best;
}

function finite(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function devEuiOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[0-9A-Fa-f]{16}$/.test(value) ? value.toUpperCase() : undefined;
}
