/** Messages that come one by one and are answered one by one, as over HTTP: the same decisions, told as an outcome. */
import type { Ingest } from "./ingest.ts";
import type { DropReason } from "./message.ts";
import { readChirpstack } from "./payload/chirpstack.ts";
import { decodeMessage } from "./payload/decode-message.ts";
import { type Decoded, type Fault, TOO_LARGE } from "./payload/decode-payload.ts";
import { readTheThingsStack } from "./payload/the-things-stack.ts";
import { decodeUplink, type Hook } from "./payload/uplink.ts";

export type Delivery =
  /** Committed; `faults`: what of it could not be read at all. */
  | { is: "decided"; faults: readonly Fault[] }
  /** Nothing was measured, or by an end device that the register does not know: nothing is kept. */
  | { is: "ignored" }
  /** It is no message of the format, and nobody knows of which sensor. */
  | { is: "malformed" }
  | { is: "dropped"; reason: DropReason };

/**
 * Resolves when the message is decided.
 *
 * @param bytes - null when it was over the limit and not read
 */
export async function deliver(
  ingest: Ingest,
  deviceId: string,
  publicId: string,
  bytes: Buffer | null,
  size: number,
): Promise<Delivery> {
  const decoded = bytes === null ? TOO_LARGE : decodeMessage(ingest.speechOf(deviceId), bytes);
  return await decide(ingest, deviceId, publicId, decoded, size);
}

/**
 * Takes what a network server of LoRaWAN calls its webhook with.
 *
 * An end device that the register does not know is no reason to refuse: a webhook that fails is switched off, and with
 * it all the others behind it.
 *
 * @param event - of the query, where the network server has one
 */
export async function deliverHook(
  ingest: Ingest,
  deviceId: string,
  bytes: Buffer,
  event: string | undefined,
): Promise<Delivery> {
  const speech = ingest.speechOf(deviceId);
  const hook = readHook(speech?.format, bytes, event);
  if (hook.is !== "uplink") return { is: hook.is === "other" ? "ignored" : "malformed" };
  const endDevice = speech?.endDevices.get(hook.uplink.devEui);
  if (endDevice === undefined) {
    ingest.noteEvent(deviceId, "not-granted");
    return { is: "ignored" };
  }
  const decoded = decodeUplink(hook.uplink, endDevice);
  return await decide(ingest, deviceId, endDevice.publicId, decoded, bytes.length);
}

function readHook(format: string | undefined, bytes: Buffer, event: string | undefined): Hook {
  if (format === "the-things-stack") return readTheThingsStack(bytes);
  return format === "chirpstack" ? readChirpstack(bytes, event) : { is: "malformed" };
}

async function decide(
  ingest: Ingest,
  deviceId: string,
  publicId: string,
  decoded: Decoded,
  size: number,
): Promise<Delivery> {
  return await new Promise((resolve) => {
    ingest.submitDecoded(deviceId, publicId, decoded, size, {
      decided: () => resolve({ is: "decided", faults: decoded.faults }),
      dropped: (reason) => resolve({ is: "dropped", reason }),
    });
  });
}
