/**
 * A city that counts people: 150 meters with a way in and a way out, 300 streams, each a count a minute; sixty of them
 * are the gates of ten zones. Nothing about people, so every sum there is has to be made.
 */
import { deviceId, OWNER, placedSensor, registerFile, STREAM, text } from "../city.ts";

export const METERS = 150;
export const ZONES = 10;
export const WAYS = ["count_in", "count_out"];
const GATES_PER_ZONE = 6;

export function crowdCityFile(): string {
  const references = Array.from({ length: METERS }, (_, number) => `LOAD-${number}-0`);
  return registerFile({
    models: [
      {
        id: "teller",
        make: "Proefmaker",
        type: "TL-1",
        capture: "radar",
        technology: ["radar"],
        steps: [text("Het kastje telt wat voorbijgaat.", "The box counts what passes.")],
      },
    ],
    sensors: references.map((reference, number) => ({
      ...placedSensor(reference, number),
      name: text(`Druktemeter ${reference}`, `Crowd meter ${reference}`),
      description: text("Deze teller telt hoeveel mensen er gaan.", "This counter counts people who pass."),
      kind: "crowd-meter",
      model: "teller",
      datastreams: WAYS.map(way),
    })),
    devices: references.map((reference, number) => ({
      id: deviceId(number),
      owner: OWNER,
      sensors: [reference],
    })),
    zones: Array.from({ length: ZONES }, (_, number) =>
      zone(number, references.slice(number * GATES_PER_ZONE, (number + 1) * GATES_PER_ZONE)),
    ),
  });
}

export function zoneId(number: number): string {
  return `plein-${number}`;
}

function way(key: string): object {
  return {
    ...STREAM,
    key,
    name: text(`Mensen, ${key}`, `People, ${key}`),
    observedProperty: "pedestrian-count",
    aggregation: "interval-count",
    interval: "PT1M",
    unit: "1",
    purposes: [
      {
        id: "crowd-safety",
        tiers: ["raw", "hour", "day"],
        text: text("Wij willen zien wanneer het te druk wordt.", "We want to see when it gets too crowded."),
      },
    ],
  };
}

function zone(number: number, meters: readonly string[]): object {
  const east = 5.84 + number * 0.004;
  return {
    id: zoneId(number),
    owner: OWNER,
    name: text(`Plein ${number}`, `Square ${number}`),
    area: {
      type: "Polygon",
      coordinates: [
        [
          [east, 51.83],
          [east + 0.003, 51.83],
          [east + 0.003, 51.833],
          [east, 51.83],
        ],
      ],
    },
    cordon: "closed",
    usableAreaM2: 60_000,
    capacity: 100_000,
    levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
    levelsDensity: { normal: 0.5, busy: 1, veryBusy: 1.5, full: 2 },
    publicDetail: "percent",
    gates: meters.map((sensor, gate) => ({
      id: `ingang-${gate}`,
      in: { sensor, key: "count_in" },
      out: { sensor, key: "count_out" },
      widthM: 6,
      maxPerMinute: 200,
      errorPercent: 3,
    })),
  };
}
