/** The decoder of each format; which one a device has, the register says. */
import type { DeviceSpeech } from "../contract/device-speech.ts";
import { decodeCrowdFlowKeyValues, decodeCrowdFlowNormalized } from "./crowd-flow.ts";
import { type Decoded, decodePayload, faulty } from "./decode-payload.ts";
import { decodeSenmlCbor } from "./senml-cbor.ts";
import { decodeSenmlJson } from "./senml-json.ts";

/**
 * Reads a message for one sensor.
 *
 * @param speech - undefined: JSON of our own
 */
export function decodeMessage(speech: DeviceSpeech | undefined, bytes: Buffer): Decoded {
  const fields = speech?.fields;
  switch (speech?.format) {
    case undefined:
    case "json":
      return decodePayload(bytes, 0, bytes.length);
    case "senml-json":
      return decodeSenmlJson(bytes, fields);
    case "senml-cbor":
      return decodeSenmlCbor(bytes, fields);
    case "crowd-flow-key-values":
      return decodeCrowdFlowKeyValues(bytes, fields ?? []);
    case "crowd-flow-normalized":
      return decodeCrowdFlowNormalized(bytes, fields ?? []);
    // These have ways of their own: a topic that names a stream, a webhook that names an end device.
    case "sensorthings":
    case "the-things-stack":
    case "chirpstack":
      return faulty("malformed");
  }
}
