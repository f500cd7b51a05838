/** Zones for tests: as the API gives them, with what a test is about laid over. */
import type { CrowdBoard, Zone, ZonePlace } from "@meetpaal/registry-api/contract";

export const madeAt = "2026-11-24T20:04:00.000Z";
export const before = (seconds: number): string =>
  new Date(Date.parse(madeAt) - seconds * 1000).toISOString();

export const madeZone = (id: string, over: Partial<Zone> = {}): Zone => ({
  id,
  name: { nl: `De ${id}`, en: `The ${id}` },
  demo: false,
  level: "quiet",
  asOf: before(5),
  since: before(600),
  reliable: true,
  reason: null,
  notice: null,
  lastKnown: { level: "quiet", at: before(5) },
  countedAt: before(12),
  ...over,
});

export const numbers = {
  computedLevel: "busy",
  percent: 52,
  occupancy: 2070,
  low: 2001,
  high: 2140,
  density: 0.89,
  flowPerMetre: 12.3,
  trend: { direction: "busier", percentBefore: 48 },
  netPerMinute: 21,
  minutesToNextLevel: 14,
  gates: [
    {
      id: "brug",
      inPerMinute: 62,
      outPerMinute: 41,
      flowPerMetre: 12.9,
      widthM: 8,
      countedAt: before(12),
      silent: false,
      missingMinutesIn: 0,
      missingMinutesOut: 0,
      outOfRangeAt: null,
    },
  ],
  start: { kind: "manual", people: 1000, at: before(7200) },
  reset: null,
} as const satisfies Partial<Omit<Zone, "gates">> & { gates: unknown };

export const madePlace = (id: string, over: Partial<ZonePlace> = {}): ZonePlace => ({
  id,
  area: {
    type: "Polygon",
    coordinates: [
      [
        [5.86, 51.846],
        [5.863, 51.846],
        [5.863, 51.848],
        [5.86, 51.846],
      ],
    ],
  },
  cordon: "closed",
  publicDetail: "level",
  levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
  capacity: null,
  ...over,
});

export const madeBoard = (zones: Zone[], over: Partial<CrowdBoard> = {}): CrowdBoard => ({
  at: madeAt,
  zones,
  places: zones.map(({ id }) => madePlace(id)),
  viewer: null,
  history: {},
  ...over,
});
