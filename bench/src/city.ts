/**
 * The city that carries the load: devices with sensors of three gauges each, registered as any other
 * through a register file (JSON is YAML). Fictional, and large enough that one reading a half second
 * of every stream is more than the machine can take.
 */

export const STREAM_KEYS = ["no2", "pm25", "temperature"];
/** Two readings of a gauge must be at least half its interval apart, or the second is refused. */
export const STEP_MS = 500;
const INTERVAL = "PT1S";

export const OWNER = "gemeente-proefstad";
export const text = (nl: string, en: string) => ({ nl, en });

/** How long the city keeps what it measures, and how late that may come. */
export interface Terms {
  retention: { raw: string; hour: string; day: string };
  acceptance: { late: string; early: string };
}

/** @returns the text of one register file of a small city */
export function cityFile(devices: number, sensorsPerDevice: number, terms: Terms = STREAM): string {
  return fileOf([...Array(devices).keys()], sensorsPerDevice, terms);
}

/** Sensors of one register file: it may not be larger than the import takes. */
const SENSORS_OF_FILE = 5_000;

/** @returns the texts of register files with `devices` devices of `sensorsPerDevice` sensors each, all together */
export function* cityFiles(
  devices: number,
  sensorsPerDevice: number,
  terms: Terms = STREAM,
): Generator<string> {
  const devicesOfFile = Math.max(1, Math.floor(SENSORS_OF_FILE / sensorsPerDevice));
  for (let first = 0; first < devices; first += devicesOfFile) {
    const numbers = Array.from({ length: Math.min(devicesOfFile, devices - first) }, (_, i) => first + i);
    yield fileOf(numbers, sensorsPerDevice, terms);
  }
}

function fileOf(devices: readonly number[], sensorsPerDevice: number, terms: Terms): string {
  const references = devices.map((d) => Array.from({ length: sensorsPerDevice }, (_, s) => `LOAD-${d}-${s}`));
  const firstSensor = (devices[0] ?? 0) * sensorsPerDevice;
  return registerFile({
    models: [
      {
        id: "luchtmeter",
        make: "Proefmaker",
        type: "LM-1",
        capture: "air",
        technology: ["air_quality_sensor"],
        steps: [text("Het kastje meet hoe schoon de lucht is.", "The box measures how clean the air is.")],
      },
    ],
    sensors: references.flat().map((reference, i) => sensor(reference, firstSensor + i, terms)),
    devices: references.map((sensors, i) => ({ id: deviceId(devices[i] ?? 0), owner: OWNER, sensors })),
    zones: [],
  });
}

/** @returns the text of a register file of the city of the benchmarks */
export function registerFile(entries: Record<"models" | "sensors" | "devices" | "zones", object[]>): string {
  return JSON.stringify({
    city: {
      name: "Proefstad",
      code: "GM9998",
      contact: {
        phone: "14 000",
        mailbox: "sensoren@proefstad.example",
        post: "Postbus 1, 0000 AA Proefstad",
        desk: text("Stadhuis", "City hall"),
      },
      complaint: { authority: "Autoriteit Persoonsgegevens", url: "https://autoriteitpersoonsgegevens.nl" },
      backups: "P30D",
      rules: {
        notice: {
          days: 5,
          before: "placing",
          basis: "own-promise",
          source: "https://proefstad.example/sensoren",
        },
        maxTerm: { regular: "P3Y", pilot: "P1Y", basis: "own-promise" },
      },
    },
    organisations: [
      {
        id: OWNER,
        name: "Gemeente Proefstad",
        website: "https://proefstad.example",
        contact: { mailbox: "sensoren@proefstad.example", phone: "14 000" },
        dataProtectionOfficer: { mailbox: "fg@proefstad.example", phone: "14 000" },
        rightsUrl: "https://proefstad.example/inzage",
        demo: true,
      },
    ],
    ...entries,
  });
}

export function deviceId(number: number): string {
  return `load-${number}`;
}

function sensor(reference: string, number: number, { retention, acceptance }: Terms): object {
  return {
    ...placedSensor(reference, number),
    name: text(`Luchtmeter ${reference}`, `Air meter ${reference}`),
    description: text("Deze meter meet hoe schoon de lucht is.", "This meter measures how clean the air is."),
    kind: "air-quality",
    model: "luchtmeter",
    datastreams: [
      airStream("no2", "nitrogen-dioxide", "ug/m3", text("Stikstofdioxide", "Nitrogen dioxide")),
      airStream("pm25", "pm2.5", "ug/m3", text("Fijnstof", "Fine dust")),
      airStream("temperature", "air-temperature", "Cel", text("Temperatuur", "Temperature")),
    ].map((stream) => ({ ...stream, retention, acceptance })),
  };
}

/** What every sensor of the city has, each at a place of its own. @param number - from 0 */
export function placedSensor(reference: string, number: number): object {
  return {
    reference,
    owner: OWNER,
    roles: [{ organisation: OWNER, role: "controller", body: "college" }],
    status: "active",
    valid: { from: "2026-01-01T00:00:00+01:00", to: "2028-12-01T00:00:00+01:00" },
    dates: {
      reportedDate: "2025-12-01",
      announcedDate: "2025-12-05",
      placedDate: "2025-12-20",
      reviewDate: "2027-12-01",
    },
    location: {
      type: "Point",
      coordinates: [5.84 + (number % 100) * 0.0004, 51.83 + Math.floor(number / 100) * 0.0004],
    },
    heightM: 4,
    place: text("Lantaarnpaal in de straat", "Lamp post in the street"),
    poleCode: `LP-${number}`,
  };
}

function airStream(key: string, observedProperty: string, unit: string, name: object): object {
  return {
    ...STREAM,
    key,
    name,
    observedProperty,
    aggregation: "gauge",
    interval: INTERVAL,
    unit,
    purposes: [
      {
        id: "inform",
        tiers: ["raw", "hour", "day"],
        text: text("Wij willen laten zien hoe schoon de lucht is.", "We want to show how clean the air is."),
      },
    ],
  };
}

/** What every stream of the city has: nothing about people, in any tier. */
export const STREAM = {
  notMeasured: text("Niets van mensen.", "Nothing about people."),
  range: { min: 0, max: 200 },
  identifiability: "none",
  grounds: [],
  retention: { raw: "P14D", hour: "P1Y", day: "P5Y" },
  acceptance: { late: "P7D", early: "PT2M" },
  storage: { country: "NL", encrypted: true, transfersOutsideEea: false },
  automatedDecisions: false,
  public: true,
  licence: "CC-BY-4.0",
};
