/**
 * What a device speaks: the format of its messages, and which of their fields are which datastreams. It stands in the
 * register and is never guessed from a message, so that a device can only ever say what was agreed.
 */
import * as z from "zod";
import { datastreamKeySchema, sensorReferenceSchema } from "./forms.ts";

/** JSON of our own (docs/interface.md): what a device speaks that the register says nothing of. */
export const OWN_JSON = "json";

/** Name of a field as the device writes it; of a nested one its path, as `counts.in` or `rows.0.value`. */
const fieldNameSchema = z.string().min(1).max(200);

export const fieldSchema = z.strictObject({
  from: fieldNameSchema,
  key: datastreamKeySchema,
  /** UCUM code of what the device sends, where the message itself says nothing of it; it is converted. */
  unit: z.string().min(1).max(40).optional(),
  /** Taken only where these fields have these values: `{ direction: inbound }`. */
  when: z.record(fieldNameSchema, z.union([z.string().max(200), z.number(), z.boolean()])).optional(),
});
export type Field = z.infer<typeof fieldSchema>;

const fieldsSchema = z.array(fieldSchema).min(1).max(200);
const namesSchema = z
  .array(fieldSchema.omit({ when: true }))
  .min(1)
  .max(200);

/** A device behind a network server of LoRaWAN. */
const endDeviceSchema = z.strictObject({
  devEui: z.string().regex(/^[0-9A-Fa-f]{16}$/, "16 hexadecimal digits"),
  sensor: sensorReferenceSchema,
  fields: fieldsSchema,
  /** Field that holds the moment of measurement; left out: the moment at which the network received it. */
  time: fieldNameSchema.optional(),
});

export const speaksSchema = z.discriminatedUnion("format", [
  z.strictObject({ format: z.literal(OWN_JSON) }),
  /** @see RFC 8428; without `fields` a resolved name is a key. */
  z.strictObject({ format: z.enum(["senml-json", "senml-cbor"]), fields: namesSchema.optional() }),
  /** @see OGC 18-088, SensorThings 1.1 §14.2; the id of the datastream says which it is. */
  z.strictObject({ format: z.literal("sensorthings") }),
  /** @see Smart Data Models, CrowdFlowObserved */
  z.strictObject({
    format: z.enum(["crowd-flow-key-values", "crowd-flow-normalized"]),
    fields: fieldsSchema,
  }),
  z.strictObject({
    format: z.enum(["the-things-stack", "chirpstack"]),
    endDevices: z.array(endDeviceSchema).min(1).max(5_000),
  }),
]);
export type Speaks = z.infer<typeof speaksSchema>;
export type DeviceFormat = Speaks["format"];
