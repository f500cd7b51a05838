/** The crowd zones of Voorbeeldstad: where the gates are, and how the simulator fills them. */
import { CITY_ID, page } from "./city.ts";
import { type Text, text } from "./text.ts";

export interface DemoZone {
  id: string;
  name: Text;
  /** Corners, WGS 84 `[longitude, latitude]`; the first is repeated at the end. */
  area: [number, number][];
  cordon: "closed" | "open";
  usableAreaM2: number;
  capacity: number;
  publicDetail: "level" | "percent";
  gates: { id: string; sensor: string; widthM: number; share: number }[];
  /** Which daily curve fills it, and how full it gets at the top of an ordinary day, 0 to 1. */
  curve: "market" | "quay" | "park" | "harbour" | "shopping";
  peak: number;
}

export const zones: DemoZone[] = [
  {
    id: "rivierkade",
    name: text("Rivierkade", "River Quay"),
    area: [
      [5.8618, 51.8486],
      [5.8621, 51.8481],
      [5.8649, 51.8489],
      [5.8646, 51.8494],
      [5.8618, 51.8486],
    ],
    cordon: "closed",
    usableAreaM2: 3600,
    capacity: 4000,
    publicDetail: "level",
    gates: [
      { id: "brug", sensor: "DM-101", widthM: 8, share: 0.6 },
      { id: "trap", sensor: "DM-102", widthM: 5, share: 0.4 },
    ],
    curve: "quay",
    peak: 0.72,
  },
  {
    id: "marktplein",
    name: text("Marktplein", "Market Square"),
    area: [
      [5.8628, 51.8473],
      [5.8644, 51.8473],
      [5.8644, 51.8481],
      [5.8628, 51.8481],
      [5.8628, 51.8473],
    ],
    cordon: "closed",
    usableAreaM2: 4200,
    capacity: 4500,
    publicDetail: "percent",
    gates: [
      { id: "noord", sensor: "DM-111", widthM: 4, share: 0.25 },
      { id: "oost", sensor: "DM-112", widthM: 9, share: 0.4 },
      { id: "zuid", sensor: "DM-113", widthM: 7, share: 0.35 },
    ],
    curve: "market",
    peak: 0.55,
  },
  {
    id: "winkelstraat",
    name: text("Winkelstraat", "Shopping Street"),
    area: [
      [5.864, 51.8456],
      [5.8664, 51.8456],
      [5.8664, 51.846],
      [5.864, 51.846],
      [5.864, 51.8456],
    ],
    cordon: "open",
    usableAreaM2: 2200,
    capacity: 2500,
    publicDetail: "level",
    gates: [{ id: "midden", sensor: "DM-121", widthM: 6, share: 1 }],
    curve: "shopping",
    peak: 0.5,
  },
  {
    id: "stadspark",
    name: text("Stadspark", "City Park"),
    area: [
      [5.8556, 51.845],
      [5.858, 51.845],
      [5.858, 51.8467],
      [5.8556, 51.8467],
      [5.8556, 51.845],
    ],
    cordon: "closed",
    usableAreaM2: 9000,
    capacity: 3000,
    publicDetail: "level",
    gates: [{ id: "hek", sensor: "DM-131", widthM: 6, share: 1 }],
    curve: "park",
    peak: 0.3,
  },
  {
    id: "evenementenhaven",
    name: text("Evenementenhaven", "Event Harbour"),
    area: [
      [5.8678, 51.8486],
      [5.87, 51.8486],
      [5.87, 51.8495],
      [5.8678, 51.8495],
      [5.8678, 51.8486],
    ],
    cordon: "closed",
    usableAreaM2: 3000,
    capacity: 1500,
    publicDetail: "level",
    gates: [{ id: "ingang", sensor: "DM-141", widthM: 6, share: 1 }],
    curve: "harbour",
    peak: 0.06,
  },
];

/** The zone that people on the ground have closed, and what they say about it. */
export const CLOSED_ZONE = {
  id: "evenementenhaven",
  text: "Het terrein wordt opgebouwd. U kunt er nog niet in.",
};

/** The zones as entries of a register file. */
export function zoneEntries(): Record<string, unknown>[] {
  return zones.map((zone) => ({
    id: zone.id,
    owner: CITY_ID,
    name: zone.name,
    area: { type: "Polygon", coordinates: [zone.area] },
    cordon: zone.cordon,
    usableAreaM2: zone.usableAreaM2,
    capacity: zone.capacity,
    capacityBasis: {
      text: text("Veiligheidsplan van 1 mei 2026", "Safety plan of 1 May 2026"),
      url: page("veiligheidsplan"),
    },
    levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
    levelsDensity: { normal: 0.5, busy: 1.0, veryBusy: 1.5, full: 2.0 },
    ...(zone.cordon === "closed"
      ? { reset: { at: "05:30", ifPassagesLastHourBelow: 60, ifHighBelowPercent: 25 } }
      : {}),
    publicDetail: zone.publicDetail,
    gates: zone.gates.map((gate) => ({
      id: gate.id,
      in: { sensor: gate.sensor, key: "count_in" },
      out: { sensor: gate.sensor, key: "count_out" },
      widthM: gate.widthM,
      maxPerMinute: 300,
      errorPercent: 3,
    })),
  }));
}
