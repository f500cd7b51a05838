/**
 * The SensorThings data model over the public register (OGC 18-088 §8.2): which sets there are, what each has, and how they hang
 * together. A relation leads from a column of one row to a condition on the other's, so that it can be walked from rows that
 * were read before as well as inside of a condition.
 */
import { DATASTREAMS, OBSERVED_PROPERTIES, PLACES, SENSORS, THINGS } from "./sources.ts";

export type EntityName =
  | "Thing"
  | "Location"
  | "HistoricalLocation"
  | "Datastream"
  | "Sensor"
  | "ObservedProperty"
  | "Observation"
  | "FeatureOfInterest";

/** `phenomenon`: an instant, or an interval where the value counts over one; `place`: GeoJSON. */
export type PropertyType = "text" | "number" | "instant" | "phenomenon" | "json" | "place";

export interface Relation {
  target: EntityName;
  many: boolean;
  /** Column of the row that it starts from. */
  column: string;
  /** Condition on the row it leads to, given the value of that column. */
  reaches: (alias: string, value: string) => string;
  /** To observations, which are read in a way of their own: what that column is to them. */
  observed?: "datastream" | "place";
}

export interface EntitySet {
  /** As it stands in paths: `Things`. */
  plural: string;
  /** SQL of its rows; undefined: they are read in a way of their own. */
  source: string | undefined;
  properties: Record<string, PropertyType>;
  /** By the name that leads there. */
  relations: Record<string, Relation>;
  /** Columns that its relations start from, beside `id`. */
  keys: readonly string[];
  /** Columns in the order of `id`. */
  order: readonly string[];
  /** Condition that finds one row by its id without looking at the others. */
  isId: (alias: string, value: string) => string;
}

const equals =
  (column: string) =>
  (alias: string, value: string): string =>
    `${alias}.${column} = ${value}`;

/** The number of a place says which sensor it is of. */
const isPlace = (alias: string, value: string): string =>
  `${alias}.sensor_id = (${value} / 1000000) and ${alias}.id = ${value}`;

const one = (target: EntityName, column: string, reaches = equals("id")): Relation => ({
  target,
  many: false,
  column,
  reaches,
});
const many = (target: EntityName, column: string, reaches: Relation["reaches"]): Relation => ({
  target,
  many: true,
  column,
  reaches,
});

const PLACE = {
  source: PLACES,
  keys: ["sensor_id"],
  order: ["sensor_id", "version"],
  isId: isPlace,
};
const NUMBERED = { order: ["id"], isId: equals("id") };

export const ENTITY_SETS: Record<EntityName, EntitySet> = {
  Thing: {
    plural: "Things",
    source: THINGS,
    properties: { name: "text", description: "text", properties: "json" },
    relations: {
      Locations: many("Location", "id", (alias, id) => `${alias}.sensor_id = ${id} and ${alias}.is_current`),
      HistoricalLocations: many("HistoricalLocation", "id", equals("sensor_id")),
      Datastreams: many("Datastream", "id", equals("sensor_id")),
    },
    keys: [],
    ...NUMBERED,
  },
  Location: {
    plural: "Locations",
    ...PLACE,
    properties: {
      name: "text",
      description: "text",
      encodingType: "text",
      location: "place",
      properties: "json",
    },
    relations: {
      Things: many("Thing", "thing_here", equals("id")),
      HistoricalLocations: many("HistoricalLocation", "id", isPlace),
    },
    keys: ["thing_here"],
  },
  HistoricalLocation: {
    plural: "HistoricalLocations",
    ...PLACE,
    properties: { time: "instant" },
    relations: { Thing: one("Thing", "sensor_id"), Locations: many("Location", "id", isPlace) },
  },
  Datastream: {
    plural: "Datastreams",
    source: DATASTREAMS,
    properties: {
      name: "text",
      description: "text",
      unitOfMeasurement: "json",
      observationType: "text",
      properties: "json",
    },
    relations: {
      Thing: one("Thing", "sensor_id"),
      Sensor: one("Sensor", "model"),
      ObservedProperty: one("ObservedProperty", "property"),
      Observations: { ...many("Observation", "id", equals("datastream")), observed: "datastream" },
    },
    keys: ["sensor_id", "model", "property"],
    ...NUMBERED,
  },
  Sensor: {
    plural: "Sensors",
    source: SENSORS,
    properties: {
      name: "text",
      description: "text",
      encodingType: "text",
      metadata: "text",
      properties: "json",
    },
    relations: { Datastreams: many("Datastream", "id", equals("model")) },
    keys: [],
    ...NUMBERED,
  },
  ObservedProperty: {
    plural: "ObservedProperties",
    source: OBSERVED_PROPERTIES,
    properties: { name: "text", definition: "text", description: "text", properties: "json" },
    relations: { Datastreams: many("Datastream", "id", equals("property")) },
    keys: [],
    ...NUMBERED,
  },
  Observation: {
    plural: "Observations",
    source: undefined,
    properties: { phenomenonTime: "phenomenon", result: "number", resultTime: "instant", parameters: "json" },
    relations: {
      Datastream: one("Datastream", "datastream"),
      FeatureOfInterest: one("FeatureOfInterest", "place", isPlace),
    },
    keys: ["datastream"],
    order: ["datastream", "time"],
    isId: equals("id"),
  },
  FeatureOfInterest: {
    plural: "FeaturesOfInterest",
    ...PLACE,
    properties: {
      name: "text",
      description: "text",
      encodingType: "text",
      feature: "place",
      properties: "json",
    },
    relations: { Observations: { ...many("Observation", "id", equals("place")), observed: "place" } },
  },
};

export function relationOf(entity: EntityName, name: string): Relation | undefined {
  const { relations } = ENTITY_SETS[entity];
  return Object.hasOwn(relations, name) ? relations[name] : undefined;
}

export function propertyTypeOf(entity: EntityName, name: string): PropertyType | undefined {
  const { properties } = ENTITY_SETS[entity];
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** The set of a name in a path; undefined: there is none. */
export function entityOf(plural: string): EntityName | undefined {
  return ENTITY_NAMES.find((name) => ENTITY_SETS[name].plural === plural);
}

export const ENTITY_NAMES: readonly EntityName[] = [
  "Thing",
  "Location",
  "HistoricalLocation",
  "Datastream",
  "Sensor",
  "ObservedProperty",
  "Observation",
  "FeatureOfInterest",
];
