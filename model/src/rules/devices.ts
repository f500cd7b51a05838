/** What a device speaks must lead somewhere: to streams of its own sensors, in units that can be converted. */
import type { DeviceEntry } from "../register/device.ts";
import type { Field } from "../register/speaks.ts";
import { isConvertible } from "../unit-conversion.ts";
import type { Path } from "./path.ts";
import { ofEach } from "./readable.ts";
import type { RegisterView, SensorView } from "./register-view.ts";
import type { Fault, RuleFor } from "./rule.ts";

export const fieldsLead: RuleFor<DeviceEntry> = {
  name: "fields-lead",
  source: "Semantics 4: only what is declared is kept, so a field without a stream is a mistake",
  sentence: {
    nl: "Elk veld dat een kastje stuurt, hoort bij een meting van zijn eigen sensor.",
    en: "Every field that a box sends belongs to a measurement of its own sensor.",
  },
  check: ({ sensors, speaks }, register) => {
    if (speaks === undefined) return [];
    if ("endDevices" in speaks) {
      const own = new Set(sensors.map((name) => nameOf(name, register)));
      return ofEach(
        () => speaks.endDevices,
        ({ sensor, fields }, index): Fault[] => {
          const path = ["speaks", "endDevices", index];
          if (!own.has(nameOf(sensor, register))) {
            return [{ path: [...path, "sensor"], expected: "one of the `sensors` of this device" }];
          }
          return faultsOfFields(fields, [...path, "fields"], [viewOf(sensor, register)]);
        },
      );
    }
    const fields = "fields" in speaks ? (speaks.fields ?? []) : [];
    const all = sensors.map((name) => viewOf(name, register));
    return faultsOfFields(fields, ["speaks", "fields"], all);
  },
};

export const endDeviceOnce: RuleFor<DeviceEntry> = {
  name: "end-device-once",
  source: "Semantics 2: one contract decides about a value",
  sentence: { nl: "Een zender staat er één keer in.", en: "A sender is named once." },
  check: ({ speaks }) => {
    const seen = new Set<string>();
    const endDevices = speaks !== undefined && "endDevices" in speaks ? speaks.endDevices : [];
    return ofEach(
      () => endDevices,
      ({ devEui }, index): Fault[] => {
        const isSecond = seen.has(devEui.toUpperCase());
        seen.add(devEui.toUpperCase());
        return isSecond
          ? [{ path: ["speaks", "endDevices", index, "devEui"], expected: "a DevEUI that no other has" }]
          : [];
      },
    );
  },
};

function nameOf(name: string, register: RegisterView): string {
  const lookup = register.sensor(name);
  return lookup.is === "known" ? `${lookup.sensor.owner}/${lookup.sensor.reference}` : name;
}

/** Undefined where the sensor is not known: that has a message of its own. */
function viewOf(name: string, register: RegisterView): SensorView | undefined {
  const lookup = register.sensor(name);
  return lookup.is === "known" ? lookup.sensor : undefined;
}

function faultsOfFields(
  fields: readonly Field[],
  at: Path,
  sensors: readonly (SensorView | undefined)[],
): Fault[] {
  if (sensors.includes(undefined)) return [];
  return ofEach(
    () => fields,
    ({ key, unit }, index): Fault[] => {
      const streams = sensors.flatMap((sensor) => sensor?.stream(key) ?? []);
      if (streams.length === 0) {
        return [{ path: [...at, index, "key"], expected: "the key of a datastream of its sensor" }];
      }
      const wrong =
        unit === undefined ? undefined : streams.find((to) => !isConvertible(unit, to.unit))?.unit;
      return wrong === undefined
        ? []
        : [{ path: [...at, index, "unit"], expected: `a UCUM code that can be converted into ${wrong}` }];
    },
  );
}
