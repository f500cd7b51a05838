/** Entries that name one another, and names that may occur once. */
import type { DeviceEntry } from "../register/device.ts";
import type { SensorModelEntry } from "../register/sensor-model.ts";
import type { ZoneEntry } from "../register/zone.ts";
import type { FilePart, FileParts, SensorHead } from "./file-parts.ts";
import type { Path } from "./path.ts";
import { asFarAsRead, ofEach } from "./readable.ts";
import type { RegisterView } from "./register-view.ts";
import type { Fault, Finding, Rule, RuleFor } from "./rule.ts";

export const uniqueName: Rule = {
  name: "unique-name",
  source: "Domain facts 3: a reference is unique per owner; ids and keys name one entry",
  sentence: { nl: "Deze naam mag maar één keer voorkomen.", en: "This name may occur only once." },
};

/** Ids, references per owner, keys per sensor, gates per zone: the second use of a name is the mistake. */
export function findDoubles(parts: FileParts): Finding[] {
  return [
    ...doublesIn(parts.organisations, "id"),
    ...doublesIn(parts.models, "id"),
    ...doublesIn(parts.sensors, "reference"),
    ...parts.sensors.flatMap(({ streams }) => doublesIn(streams, "key")),
    ...doublesIn(parts.devices, "id"),
    ...doublesIn(parts.zones, "id"),
    ...parts.zones.flatMap(({ path, readable }) =>
      doublesIn(
        ofEach(
          () => readable?.gates ?? [],
          ({ id }, index) => [{ path: [...path, "gates", index], id }],
        ),
        "id",
      ),
    ),
  ];
}

function doublesIn(parts: readonly Pick<FilePart<unknown>, "path" | "id">[], field: string): Finding[] {
  const seen = new Set<string>();
  return parts.flatMap(({ path, id }) => {
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [{ path: [...path, field], rule: uniqueName.name, expected: "a name that no other entry has" }];
  });
}

export const cityKnown: Rule = {
  name: "city-known",
  source: "Domain facts 3: notice and term are each city's setting",
  sentence: {
    nl: "Eerst moet bekend zijn van welke gemeente de sensoren zijn.",
    en: "First it must be known which city the sensors belong to.",
  },
};

/** A register begins with its city. */
export function findMissingCity(register: RegisterView): Finding[] {
  return asFarAsRead(() =>
    register.city === undefined
      ? [{ path: ["city"], rule: cityKnown.name, expected: "the city, in the first file of a register" }]
      : [],
  );
}

const ORGANISATION_KNOWN = {
  name: "organisation-known",
  source: "Domain facts 3: organisations have roles to a sensor",
  sentence: {
    nl: "Deze organisatie staat niet in het register.",
    en: "This organisation is not in the register.",
  },
};

function unknownOrganisation(path: Path, id: string, register: RegisterView): Fault[] {
  return register.organisation(id) === undefined
    ? [{ path, expected: "the id of an organisation in this file or in the register" }]
    : [];
}

export const organisationsOfSensor: RuleFor<SensorHead> = {
  ...ORGANISATION_KNOWN,
  check: (sensor, register) => [
    ...asFarAsRead(() => unknownOrganisation(["owner"], sensor.owner, register)),
    ...ofEach(
      () => sensor.roles,
      ({ organisation }, index) =>
        unknownOrganisation(["roles", index, "organisation"], organisation, register),
    ),
    ...ofEach(
      () => sensor.pilot?.by ?? [],
      ({ organisation }, index) =>
        unknownOrganisation(["pilot", "by", index, "organisation"], organisation, register),
    ),
  ],
};

export const organisationsOfRecipients: RuleFor<{
  recipients?: readonly { organisation?: string | undefined }[] | undefined;
}> = {
  ...ORGANISATION_KNOWN,
  check: ({ recipients = [] }, register) =>
    ofEach(
      () => recipients,
      ({ organisation }, index) =>
        organisation === undefined
          ? []
          : unknownOrganisation(["recipients", index, "organisation"], organisation, register),
    ),
};

/** Of a device or a zone. */
export const organisationOfOwner: RuleFor<{ owner: string }> = {
  ...ORGANISATION_KNOWN,
  check: ({ owner }, register) => unknownOrganisation(["owner"], owner, register),
};

export const modelRequired: RuleFor<SensorHead> = {
  name: "model-required",
  source: "Domain facts 3: a model is required",
  sentence: {
    nl: "Van elke sensor moet bekend zijn wat er in het kastje gebeurt.",
    en: "Of every sensor it must be known what happens inside the box.",
  },
  check: ({ model }, register) =>
    register.model(model) === undefined
      ? [{ path: ["model"], expected: "the id of a model in this file or in the register" }]
      : [],
};

/** What a sensor has to do with personal data follows from its model: it may not change behind its back. */
export const captureStays: RuleFor<SensorModelEntry> = {
  name: "capture-stays",
  source: "Semantics 10: personalData is derived from what the model takes in",
  sentence: {
    nl: "Een kastje dat iets anders opvangt, is een ander kastje.",
    en: "A box that takes in something else is another box.",
  },
  check: ({ id, capture }, { current }) => {
    const before = current.models.find((model) => model.id === id);
    return before === undefined || before.capture === capture
      ? []
      : [{ path: ["capture"], expected: `${before.capture}, or a model of its own` }];
  },
};

const SENSOR_KNOWN = {
  name: "sensor-known",
  source: "Interface: a sensor is owner/reference; a bare reference must be unique in the file",
  sentence: {
    nl: "Deze sensor staat niet in het register, of er zijn er meer met dit nummer.",
    en: "This sensor is not in the register, or more than one has this number.",
  },
};

function unknownSensor(path: Path, name: string, register: RegisterView): Fault[] {
  switch (register.sensor(name).is) {
    case "known":
      return [];
    case "ambiguous":
      return [{ path, expected: "owner/reference, for more than one sensor has this reference" }];
    case "unknown":
      return [{ path, expected: "a sensor in this file or in the register" }];
  }
}

export const sensorsOfDevice: RuleFor<DeviceEntry> = {
  ...SENSOR_KNOWN,
  check: ({ sensors }, register) =>
    ofEach(
      () => sensors,
      (name, index) => unknownSensor(["sensors", index], name, register),
    ),
};

export const sensorsOfZone: RuleFor<ZoneEntry> = {
  ...SENSOR_KNOWN,
  check: ({ gates }, register) =>
    ofEach(
      () => gates,
      (gate, index) =>
        ofEach(
          () => ["in", "out"] as const,
          (way) => unknownSensor(["gates", index, way, "sensor"], gate[way].sensor, register),
        ),
    ),
};
