/** What a device speaks, shaped for looking up while its messages are read. */
import type { ContractFormatRow } from "@meetpaal/db";
import type { Field, Speaks } from "@meetpaal/model";

/** An end device behind a network server of LoRaWAN. */
export interface EndDevice {
  readonly publicId: string;
  readonly fields: readonly Field[];
  /** Field that holds the moment of measurement; undefined: when the network received it. */
  readonly time: string | undefined;
}

export interface DeviceSpeech {
  readonly format: Speaks["format"];
  /** Undefined: names are keys. */
  readonly fields: readonly Field[] | undefined;
  /** By DevEUI in capitals. */
  readonly endDevices: ReadonlyMap<string, EndDevice>;
}

/** @param publicIds - by id of the sensor */
export function speechOf(
  { speaks, endDevices }: ContractFormatRow,
  publicIds: ReadonlyMap<number, string>,
): DeviceSpeech | undefined {
  if (speaks === null) return undefined;
  const entries = "endDevices" in speaks ? speaks.endDevices : [];
  return {
    format: speaks.format,
    fields: "fields" in speaks ? speaks.fields : undefined,
    endDevices: new Map(
      entries.map(({ devEui, fields, time }) => [
        devEui,
        { publicId: publicIds.get(endDevices?.[devEui] ?? 0) ?? "", fields, time },
      ]),
    ),
  };
}
