/**
 * A small register for tests: a city, two organisations, three models, a sensor that counts people at a gate, one that
 * measures noise, a device for each, a zone. Made anew by each call, so a test may change what it gets.
 *
 *     const file = sampleRegister();
 *     file.sensors[0].datastreams[0].retention.raw = "PT1H";
 */
import type {
  DatastreamEntry,
  DeviceEntry,
  OrganisationEntry,
  RegisterFile,
  SensorEntry,
  SensorModelEntry,
  ZoneEntry,
} from "../src/index.ts";

export interface SampleRegister extends RegisterFile {
  city: NonNullable<RegisterFile["city"]>;
  organisations: [city: OrganisationEntry, supplier: OrganisationEntry];
  models: [camera: SensorModelEntry, microphone: SensorModelEntry, radar: SensorModelEntry];
  sensors: [crowd: SampleSensor, noise: SampleSensor];
  devices: [crowd: DeviceEntry, noise: DeviceEntry];
  zones: [ZoneEntry & { gates: [ZoneEntry["gates"][number]] }];
}

export interface SampleSensor extends SensorEntry {
  datastreams: [DatastreamEntry, ...DatastreamEntry[]];
}

const text = (nl: string, en: string) => ({ nl, en });
const SITE = "https://proefstad.example";

const DAY_MS = 86_400_000;
/** The last when tests began: a sample that is made after the next is the same. */
const MIDNIGHT_MS = Math.floor(Date.now() / DAY_MS) * DAY_MS;

/** Starts two hundred days ago and ends in two hundred: whatever the day, it is in force. */
function windowAroundNow(): { from: string; to: string } {
  return {
    from: new Date(MIDNIGHT_MS - 200 * DAY_MS).toISOString(),
    to: new Date(MIDNIGHT_MS + 200 * DAY_MS).toISOString(),
  };
}

export function sampleRegister(): SampleRegister {
  return {
    city: {
      name: "Proefstad",
      code: "GM9998",
      contact: { phone: "14 000", mailbox: "sensoren@proefstad.example" },
      rules: {
        notice: { days: 5, before: "placing", basis: "own-promise" },
        maxTerm: { regular: "P3Y", pilot: "P1Y", basis: "own-promise" },
      },
    },
    organisations: [
      {
        id: "gemeente-proefstad",
        name: "Gemeente Proefstad",
        contact: { mailbox: "sensoren@proefstad.example" },
      },
      { id: "maker", name: "Maker B.V.", contact: { mailbox: "info@maker.example" } },
    ],
    models: [
      model("teller", "camera", text("Een camera telt mensen.", "A camera counts people.")),
      model("geluidmeter", "microphone", text("Een microfoon meet geluid.", "A microphone measures noise.")),
      model("radar", "radar", text("Een radar telt fietsen.", "A radar counts bicycles.")),
    ],
    sensors: [
      sensor("DM-001", "crowd-meter", "teller", [count("count_in"), count("count_out")]),
      sensor("GM-001", "noise", "geluidmeter", [soundLevel()]),
    ],
    devices: [
      { id: "teller-1", owner: "maker", sensors: ["DM-001"] },
      { id: "geluidmeter-1", owner: "maker", sensors: ["GM-001"] },
    ],
    zones: [
      {
        id: "kade",
        owner: "gemeente-proefstad",
        name: text("Kade", "Quay"),
        area: {
          type: "Polygon",
          coordinates: [
            [
              [5.86, 51.85],
              [5.87, 51.85],
              [5.87, 51.86],
              [5.86, 51.85],
            ],
          ],
        },
        cordon: "closed",
        usableAreaM2: 2400,
        capacity: 4000,
        levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
        reset: { at: "05:30", ifPassagesLastHourBelow: 60, ifHighBelowPercent: 25 },
        publicDetail: "level",
        gates: [
          {
            id: "brug",
            in: { sensor: "DM-001", key: "count_in" },
            out: { sensor: "DM-001", key: "count_out" },
            widthM: 8,
            maxPerMinute: 300,
            errorPercent: 3,
          },
        ],
      },
    ],
  };
}

function model(
  id: string,
  capture: SensorModelEntry["capture"],
  step: { nl: string; en: string },
): SensorModelEntry {
  return { id, make: "Maker", type: id, capture, steps: [step] };
}

/** A sensor of the city, for as many more as a test needs. */
export function sensor(
  reference: string,
  kind: SensorEntry["kind"],
  modelId: string,
  datastreams: SampleSensor["datastreams"],
): SampleSensor {
  return {
    reference,
    owner: "gemeente-proefstad",
    roles: [{ organisation: "gemeente-proefstad", role: "controller" }],
    name: text(`Sensor ${reference}`, `Sensor ${reference}`),
    description: text("Deze sensor meet iets.", "This sensor measures something."),
    kind,
    model: modelId,
    status: "active",
    valid: windowAroundNow(),
    location: { type: "Point", coordinates: [5.8632, 51.849] },
    assessments: [{ kind: "dpia", date: "2025-11-20", outcome: "approved", document: `${SITE}/dpia` }],
    datastreams,
  };
}

/** People counted by a camera, a number each minute. */
export function count(key: string): DatastreamEntry {
  return {
    key,
    name: text("Mensen", "People"),
    observedProperty: "pedestrian-count",
    aggregation: "interval-count",
    interval: "PT1M",
    unit: "1",
    range: { min: 0, max: 900, step: 1 },
    identifiability: "deidentified",
    purposes: [{ id: "planning", tiers: ["raw", "hour", "day"], text: text("Wij plannen.", "We plan.") }],
    grounds: [{ article6: "e", law: "Raadsbesluit", article: "2025-112" }],
    privacyUrl: `${SITE}/privacy`,
    retention: { raw: "P14D", hour: "P1Y", day: "P5Y" },
    acceptance: { late: "P7D", early: "PT2M" },
    public: true,
    licence: "CC-BY-4.0",
    disclosure: { below: 5, delay: "PT15M" },
  };
}

/** A level each ten seconds. */
export function soundLevel(): DatastreamEntry {
  return {
    ...count("sound_level"),
    name: text("Geluid", "Noise"),
    observedProperty: "sound-level",
    aggregation: "gauge",
    interval: "PT10S",
    unit: "dB",
    range: { min: 20, max: 130 },
    identifiability: "none",
    disclosure: undefined,
  };
}
