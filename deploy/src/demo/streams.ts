/** The datastreams of the demonstration, by what they measure, in the form of a register file. */
import { page } from "./city.ts";
import { type Text, text } from "./text.ts";

export type Stream = Record<string, unknown> & { key: string; interval: string };

const STORAGE = {
  storage: { country: "NL", encrypted: true, transfersOutsideEea: false },
  automatedDecisions: false,
};
const OPEN = { public: true, licence: "CC-BY-4.0" };

const CROWD_GROUNDS = [
  {
    article6: "e",
    law: "Gemeentewet",
    article: "174",
    scope: "events",
    task: text(
      "De burgemeester let op de veiligheid bij evenementen. Dat staat in de Gemeentewet, artikel 174.",
      "The mayor watches over safety at events (Municipalities Act art. 174).",
    ),
    url: "https://wetten.overheid.nl/BWBR0005416",
  },
  councilGround(
    "De gemeenteraad wil ook op gewone dagen weten hoe druk het is in de stad.",
    "The city council wants the city to know on ordinary days too how busy it is.",
  ),
];

function councilGround(nl: string, en: string): Record<string, unknown> {
  return {
    article6: "e",
    law: "Raadsbesluit",
    article: "2025-112",
    task: text(nl, en),
    url: page("raadsbesluit-2025-112"),
  };
}

/** People who walk in and out, a count each a minute. */
export function peopleInAndOut(place: Text, disclosure: Record<string, unknown> | undefined): Stream[] {
  const shared = {
    notMeasured: text(
      "De computer herkent geen gezichten. Hij zoekt geen telefoons. Hij weet geen namen.",
      "The computer recognises no faces. It looks for no phones. It knows no names.",
    ),
    aggregation: "interval-count",
    interval: "PT1M",
    unit: "1",
    range: { min: 0, max: 900, step: 1 },
    identifiability: "deidentified",
    purposes: [
      {
        id: "crowd-safety",
        tiers: ["raw", "hour"],
        text: text(
          "Wij willen zien wanneer het te druk wordt. Dan kunnen wij op tijd helpen.",
          "We want to see when it gets too crowded so that we can help in time.",
        ),
      },
      {
        id: "planning",
        tiers: ["day"],
        text: text(
          "Wij willen het volgende evenement beter voorbereiden.",
          "We want to prepare the next event better.",
        ),
      },
    ],
    excludedPurposes: ["enforcement", "advertising", "tracking"],
    grounds: CROWD_GROUNDS,
    privacyUrl: page("privacy"),
    retention: { raw: "P14D", hour: "P1Y", day: "P5Y" },
    acceptance: { late: "P7D", early: "PT2M" },
    ...STORAGE,
    recipients: [
      { text: text("Het team dat evenementen begeleidt", "The team that supports events") },
      { text: text("De organisator van het evenement", "The organiser of the event") },
    ],
    ...OPEN,
    ...(disclosure === undefined ? {} : { disclosure }),
  };
  return [
    {
      key: "count_in",
      name: text(`Mensen die ${place.nl} op gaan`, `People entering ${place.en}`),
      observedProperty: "pedestrian-count-in",
      ...shared,
    },
    {
      key: "count_out",
      name: text(`Mensen die ${place.nl} af gaan`, `People leaving ${place.en}`),
      observedProperty: "pedestrian-count-out",
      ...shared,
    },
  ];
}

/** Strength of radio waves in the band of a pilot, every ten seconds. */
export function fieldStrength(calibratedDate: string): Stream {
  return {
    key: "field_strength",
    name: text("Sterkte van de radiogolven", "Strength of the radio waves"),
    notMeasured: text(
      "Geen telefoons. Geen gesprekken. Geen berichten.",
      "No phones. No calls. No messages.",
    ),
    observedProperty: "electric-field-strength",
    aggregation: "gauge",
    interval: "PT10S",
    unit: "V/m",
    range: { min: 0, max: 200 },
    statistic: "rms",
    band: { fromMHz: 3750, toMHz: 3800 },
    reference: { standard: "icnirp-2020-whole-body-public", limit: 10, unit: "W/m2", averaging: "PT30M" },
    uncertaintyDb: 3,
    detectionLimit: 0.05,
    calibratedDate,
    identifiability: "none",
    purposes: inform(
      "Wij willen laten zien hoe sterk de radiogolven zijn.",
      "We want to show how strong the radio waves are.",
    ),
    grounds: [],
    retention: { raw: "P7D", hour: "P1Y", day: "P5Y" },
    acceptance: { late: "P3D", early: "PT2M" },
    ...STORAGE,
    ...OPEN,
  };
}

/** How loud it is, a level a minute. */
export function soundLevel(): Stream {
  return {
    key: "sound_level",
    name: text("Hoe hard het geluid is", "How loud it is"),
    notMeasured: text("Geen stemmen. Geen woorden. Geen opnames.", "No voices. No words. No recordings."),
    observedProperty: "sound-pressure-level-a-weighted",
    aggregation: "gauge",
    interval: "PT1M",
    unit: "dB",
    range: { min: 20, max: 130 },
    identifiability: "none",
    purposes: inform(
      "Wij willen weten of bewoners last hebben van geluid.",
      "We want to know whether residents are troubled by noise.",
    ),
    excludedPurposes: ["enforcement", "tracking"],
    grounds: [
      councilGround(
        "De gemeenteraad wil weten hoe hard het geluid is waar mensen wonen.",
        "The city council wants to know how loud it is where people live.",
      ),
    ],
    privacyUrl: page("privacy"),
    retention: { raw: "P14D", hour: "P1Y", day: "P5Y" },
    acceptance: { late: "P7D", early: "PT2M" },
    ...STORAGE,
    ...OPEN,
  };
}

export function nitrogenDioxide(): Stream {
  return environment({
    key: "no2",
    name: text("Stikstofdioxide in de lucht", "Nitrogen dioxide in the air"),
    observedProperty: "nitrogen-dioxide",
    interval: "PT10M",
    unit: "ug/m3",
    range: { min: 0, max: 1000 },
    purpose: text("Wij willen weten hoe schoon de lucht is.", "We want to know how clean the air is."),
  });
}

export function fineDust(): Stream {
  return environment({
    key: "pm25",
    name: text("Fijnstof in de lucht", "Fine dust in the air"),
    observedProperty: "pm2.5",
    interval: "PT10M",
    unit: "ug/m3",
    range: { min: 0, max: 1000 },
    purpose: text("Wij willen weten hoe schoon de lucht is.", "We want to know how clean the air is."),
  });
}

export function waterLevel(): Stream {
  return environment({
    key: "water_level",
    name: text("Hoogte van het water", "Height of the water"),
    observedProperty: "water-level",
    interval: "PT10M",
    unit: "m",
    range: { min: -5, max: 25 },
    purpose: text(
      "Wij willen op tijd weten of de kade onder water loopt.",
      "We want to know in time whether the quay will flood.",
    ),
  });
}

export function temperature(): Stream {
  return environment({
    key: "temperature",
    name: text("Hoe warm het is", "How warm it is"),
    observedProperty: "air-temperature",
    interval: "PT10M",
    unit: "Cel",
    range: { min: -40, max: 60 },
    purpose: text(
      "Wij willen weten waar het in de stad te heet wordt.",
      "We want to know where the city gets too hot.",
    ),
  });
}

export function windSpeed(): Stream {
  return environment({
    key: "wind_speed",
    name: text("Hoe hard het waait", "How hard the wind blows"),
    observedProperty: "wind-speed",
    interval: "PT10M",
    unit: "m/s",
    range: { min: 0, max: 75 },
    purpose: text(
      "Wij willen tenten en podia op tijd kunnen sluiten.",
      "We want to be able to close tents and stages in time.",
    ),
  });
}

/** Bicycles that pass, a count every five minutes. */
export function bicycles(): Stream {
  return {
    key: "bicycles",
    name: text("Fietsen die voorbijrijden", "Bicycles that pass"),
    notMeasured: text("Geen gezichten. Geen nummers. Geen routes.", "No faces. No numbers. No routes."),
    observedProperty: "bicycle-count",
    aggregation: "interval-count",
    interval: "PT5M",
    unit: "1",
    range: { min: 0, max: 1000, step: 1 },
    identifiability: "none",
    purposes: inform(
      "Wij willen weten waar fietspaden te smal zijn.",
      "We want to know where cycle paths are too narrow.",
    ),
    grounds: [],
    retention: { raw: "P30D", hour: "P1Y", day: "P5Y" },
    acceptance: { late: "P7D", early: "PT2M" },
    ...STORAGE,
    ...OPEN,
  };
}

/** How many places are taken, as a camera sees them, every five minutes. */
export function placesTaken(): Stream {
  return {
    key: "places_taken",
    name: text("Plekken die bezet zijn", "Places that are taken"),
    notMeasured: text(
      "Geen gezichten. Geen kleuren of merken van fietsen.",
      "No faces. No colours or makes of bicycles.",
    ),
    observedProperty: "parking-places-taken",
    aggregation: "gauge",
    interval: "PT5M",
    unit: "1",
    range: { min: 0, max: 600, step: 1 },
    identifiability: "deidentified",
    purposes: inform(
      "Wij willen laten zien waar nog plek is.",
      "We want to show where there is still room.",
      ["raw", "hour"],
    ),
    excludedPurposes: ["enforcement", "advertising", "tracking"],
    grounds: [
      councilGround(
        "De gemeenteraad wil dat fietsers snel een plek vinden.",
        "The city council wants cyclists to find a place quickly.",
      ),
    ],
    privacyUrl: page("privacy"),
    retention: { raw: "P14D", hour: "P1Y" },
    acceptance: { late: "P7D", early: "PT2M" },
    ...STORAGE,
    ...OPEN,
  };
}

function environment(stream: {
  key: string;
  name: Text;
  observedProperty: string;
  interval: string;
  unit: string;
  range: Record<string, number>;
  purpose: Text;
}): Stream {
  const { purpose, ...rest } = stream;
  return {
    ...rest,
    notMeasured: text("Niets over mensen.", "Nothing about people."),
    aggregation: "gauge",
    identifiability: "none",
    purposes: inform(purpose.nl, purpose.en),
    grounds: [],
    retention: { raw: "P30D", hour: "P1Y", day: "P5Y" },
    acceptance: { late: "P7D", early: "PT2M" },
    ...STORAGE,
    ...OPEN,
  };
}

function inform(nl: string, en: string, tiers = ["raw", "hour", "day"]): Record<string, unknown>[] {
  return [{ id: "inform", tiers, text: text(nl, en) }];
}
