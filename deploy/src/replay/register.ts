/** The register entries for a replayed file: a demonstration organisation whose banner says what it is. */
import type { CountsFile } from "./read-counts.ts";
import type { SensorPlace } from "./read-locations.ts";

export const REPLAY_OWNER = "melbourne-voorbeeld";

const BANNER = {
  nl: "Voorbeeld met echte tellingen uit Melbourne, 2015",
  en: "Example with real counts from Melbourne, 2015",
};
/** Where a sensor is put whose place the file does not tell. */
const CENTRE: [number, number] = [144.9631, -37.8136];
const HOUR_MS = 3_600_000;

/** For a register that has no city yet: it takes nothing else before one. */
export const replayCity = {
  name: "Melbourne",
  contact: { formUrl: "https://www.melbourne.vic.gov.au/contact-us" },
};

export function replayDevice(reference: string): string {
  return `melbourne-${reference.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}

/** @param places - where they stand; empty: all in the centre, and the register says so */
export function replayRegister(
  { counts, names }: CountsFile,
  places: ReadonlyMap<string, SensorPlace>,
): Record<string, unknown> {
  const starts = counts.map(({ startMs }) => startMs);
  const window = {
    from: new Date(Math.min(starts[0] ?? 0)).toISOString(),
    to: new Date((starts.at(-1) ?? 0) + HOUR_MS).toISOString(),
  };
  const references = [...names.keys()];
  return {
    organisations: [
      {
        id: REPLAY_OWNER,
        name: "City of Melbourne",
        website: "https://data.melbourne.vic.gov.au",
        contact: { formUrl: "https://data.melbourne.vic.gov.au" },
        demo: true,
        demoNotice: BANNER,
      },
    ],
    models: [
      {
        id: "voetgangersteller-melbourne",
        make: "City of Melbourne",
        type: "Pedestrian Counting System",
        capture: "infrared",
        steps: [
          {
            nl: "Een sensor boven de straat ziet dat er iemand voorbijloopt. Hij maakt geen foto.",
            en: "A sensor above the street sees that somebody walks by. It takes no picture.",
          },
          { nl: "Het kastje telt de mensen per uur.", en: "The box counts the people by the hour." },
        ],
      },
    ],
    sensors: references.map((reference) => sensorEntry(reference, names, places, window)),
    devices: references.map((reference) => ({
      id: replayDevice(reference),
      owner: REPLAY_OWNER,
      sensors: [`${REPLAY_OWNER}/${reference}`],
    })),
  };
}

function sensorEntry(
  reference: string,
  names: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, SensorPlace>,
  window: { from: string; to: string },
): Record<string, unknown> {
  const place = places.get(reference);
  const name = names.get(reference) ?? reference;
  const where = place?.description === undefined || place.description === "" ? name : place.description;
  return {
    reference,
    owner: REPLAY_OWNER,
    roles: [{ organisation: REPLAY_OWNER, role: "controller" }],
    name: { nl: `Voetgangersteller ${name}`, en: `Pedestrian counter ${name}` },
    description: {
      nl: `${BANNER.nl}. Deze teller telde hoeveel mensen per uur voorbijliepen.`,
      en: `${BANNER.en}. This counter counted how many people walked by in an hour.`,
    },
    kind: "crowd-meter",
    model: "voetgangersteller-melbourne",
    status: "active",
    valid: window,
    location: { type: "Point", coordinates: place?.at ?? CENTRE },
    place: { nl: where, en: where },
    ...(place === undefined
      ? {
          generalisation: {
            reason: {
              nl: "Het bestand zegt niet waar deze teller hing.",
              en: "The file does not say where this counter hung.",
            },
            radiusM: 5_000,
          },
        }
      : {}),
    datastreams: [
      {
        key: "count",
        name: { nl: "Mensen die voorbijlopen", en: "People who walk by" },
        notMeasured: {
          nl: "Geen gezichten. Geen telefoons. Geen namen.",
          en: "No faces. No phones. No names.",
        },
        observedProperty: "pedestrian-count",
        aggregation: "interval-count",
        interval: "PT1H",
        unit: "1",
        range: { min: 0, step: 1 },
        identifiability: "none",
        purposes: [
          {
            id: "demonstration",
            tiers: ["raw", "hour", "day"],
            text: {
              nl: "Wij willen laten zien hoe het register werkt met echte tellingen.",
              en: "We want to show how the register works with real counts.",
            },
          },
        ],
        grounds: [],
        // The counts are of 2015: they can only come late, and must not be deleted the day they come.
        retention: { raw: "P40Y", hour: "P40Y", day: "P40Y" },
        acceptance: { late: "P14000D", early: "PT2M" },
        storage: { country: "AU", encrypted: false, transfersOutsideEea: true },
        automatedDecisions: false,
        public: true,
        licence: "CC-BY-4.0",
      },
    ],
  };
}
