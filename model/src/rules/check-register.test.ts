import { describe, expect, test } from "vitest";
import { opennessRefusals, opennessWarnings, radioRefusals } from "../../test/openness-cases.ts";
import type { RuleCase } from "../../test/rule-case.ts";
import { type SampleRegister, sampleRegister } from "../../test/sample-register.ts";
import { checkRegister } from "./check-register.ts";
import { pathText } from "./path.ts";
import { type CurrentRegister, emptyRegister } from "./register-view.ts";
import { importRules, warningRules } from "./rule-sets.ts";
import { readRegister } from "./shape.ts";

const now = new Date();
const DAY_MS = 86_400_000;

function check(content: unknown, current: CurrentRegister = emptyRegister, at = now) {
  const { file, findings, warnings } = checkRegister(readRegister(content), {
    current,
    now: at,
    timeZone: "Europe/Amsterdam",
  });
  const lines = (list: typeof findings) => list.map(({ path, rule }) => `${pathText(path)}: ${rule}`);
  return { file, findings, refused: lines(findings), warned: lines(warnings) };
}

/** The register that holds a sample already. */
function stored(change: (file: SampleRegister) => void = () => {}): CurrentRegister {
  const file = sampleRegister();
  change(file);
  for (const gate of file.zones[0].gates) {
    gate.in.sensor = "gemeente-proefstad/DM-001";
    gate.out.sensor = "gemeente-proefstad/DM-001";
  }
  for (const device of file.devices)
    device.sensors = device.sensors.map((name) => `gemeente-proefstad/${name}`);
  return { ...file, passagesADay: new Map() };
}

const inDays = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString();

const stream = "sensors[0].datastreams[0]";
const noise = "sensors[1].datastreams[0]";

const refusals: RuleCase[] = [
  {
    rule: "field-form",
    when: "a text holds the character that a database cannot store",
    change: ({ sensors }) => {
      sensors[0].name.nl = "Druk\0te";
    },
    at: ["sensors[0].name.nl"],
  },
  ...opennessRefusals,
  ...radioRefusals,
  {
    rule: "fields-lead",
    when: "a device sends a field that is no stream, or in a unit of another kind",
    change: ({ devices }) => {
      devices[1].speaks = {
        format: "senml-json",
        fields: [
          { from: "laeq", key: "sound_level", unit: "dB" },
          { from: "mac", key: "mac" },
          { from: "temp", key: "sound_level", unit: "Cel" },
        ],
      };
    },
    at: ["devices[1].speaks.fields[1].key", "devices[1].speaks.fields[2].unit"],
  },
  {
    rule: "fields-lead",
    when: "an end device is of a sensor that its network may not speak for",
    change: ({ devices }) => {
      const fields = [{ from: "laeq", key: "sound_level" }];
      devices[1].speaks = {
        format: "chirpstack",
        endDevices: [{ devEui: "70B3D57ED005A1B2", sensor: "DM-001", fields }],
      };
    },
    at: ["devices[1].speaks.endDevices[0].sensor"],
  },
  {
    rule: "end-device-once",
    when: "an end device is there twice",
    change: ({ devices }) => {
      const [sensor = ""] = devices[1].sensors;
      const fields = [{ from: "laeq", key: "sound_level" }];
      devices[1].speaks = {
        format: "chirpstack",
        endDevices: ["70B3D57ED005A1B2", "70b3d57ed005a1b2"].map((devEui) => ({ devEui, sensor, fields })),
      };
    },
    at: ["devices[1].speaks.endDevices[1].devEui"],
  },
  {
    rule: "required-field",
    when: "a field is missing",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0].datastreams[0], "unit"),
    at: [`${stream}.unit`],
  },
  {
    rule: "unknown-field",
    when: "a field is not known",
    change: ({ sensors }) => Object.assign(sensors[0], { colour: "red" }),
    at: ["sensors[0].colour"],
  },
  {
    rule: "field-form",
    when: "a field has another form",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { interval: "a minute" }),
    at: [`${stream}.interval`],
  },
  {
    rule: "field-form",
    when: "a text stands under what is no language",
    change: ({ sensors }) => Object.assign(sensors[0].name, { Dutch: "tekst" }),
    at: ["sensors[0].name.Dutch"],
  },
  {
    rule: "field-form",
    when: "an address would run a script",
    change: ({ organisations }) => Object.assign(organisations[0], { website: "javascript:alert(1)" }),
    at: ["organisations[0].website"],
  },
  {
    rule: "unique-name",
    when: "a reference, a key and a gate occur twice",
    change: (file) => {
      const { sensors, zones } = file;
      Object.assign(sensors[0], { datastreams: [...sensors[0].datastreams, sensors[0].datastreams[0]] });
      Object.assign(file, { sensors: [...sensors, sensors[1]] });
      zones[0].gates.push({ ...zones[0].gates[0] });
    },
    at: ["sensors[2].reference", "sensors[0].datastreams[2].key", "zones[0].gates[1].id"],
  },
  {
    rule: "city-known",
    when: "the first file has no city",
    change: (file) => Reflect.deleteProperty(file, "city"),
    at: ["city"],
  },
  {
    rule: "organisation-known",
    when: "an organisation is not there",
    change: ({ sensors, devices, zones }) => {
      sensors[0].roles[0] = { organisation: "nobody", role: "controller" };
      sensors[1].datastreams[0].recipients = [{ text: { nl: "X", en: "X" }, organisation: "nobody" }];
      devices[0].owner = "nobody";
      zones[0].owner = "nobody";
    },
    at: [
      "sensors[0].roles[0].organisation",
      `${noise}.recipients[0].organisation`,
      "devices[0].owner",
      "zones[0].owner",
    ],
  },
  {
    rule: "model-required",
    when: "a model is not there",
    change: ({ sensors }) => Object.assign(sensors[0], { model: "unheard" }),
    at: ["sensors[0].model"],
  },
  {
    rule: "capture-stays",
    when: "a known model takes in something else",
    change: ({ models }) => Object.assign(models[2], { capture: "camera" }),
    current: stored(),
    at: ["models[2].capture"],
  },
  {
    rule: "sensor-known",
    when: "a device or a gate names a sensor that is not there",
    change: ({ devices, zones }) => {
      devices[1].sensors.push("DM-404");
      zones[0].gates[0].out.sensor = "DM-404";
    },
    at: ["devices[1].sensors[1]", "zones[0].gates[0].out.sensor"],
  },
  {
    rule: "sensor-known",
    when: "two owners use the same reference",
    change: (file) => {
      const twin = { ...file.sensors[0], owner: "maker" };
      Object.assign(file, { sensors: [...file.sensors, twin] });
    },
    at: ["devices[0].sensors[0]", "zones[0].gates[0].in.sensor", "zones[0].gates[0].out.sensor"],
  },
  {
    rule: "ground-required",
    when: "people are counted on no ground",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { grounds: [] }),
    at: [`${stream}.grounds`],
  },
  {
    rule: "ground-required",
    when: "a microphone listens on no ground, whatever leaves the box",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { grounds: [] }),
    at: [`${noise}.grounds`],
  },
  {
    rule: "ground-required",
    when: "a radar counts people on no ground",
    change: ({ sensors }) => {
      sensors[1].model = "radar";
      Object.assign(sensors[1].datastreams[0], { identifiability: "deidentified", grounds: [] });
    },
    at: [`${noise}.grounds`],
  },
  {
    rule: "ground-required",
    when: "nothing about persons is taken in",
    change: ({ sensors }) => {
      sensors[1].model = "radar";
      sensors[1].datastreams[0].grounds = [];
    },
    at: [],
  },
  {
    rule: "everyday-ground",
    when: "the only ground is one of events",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].grounds = [
        { article6: "e", law: "Gemeentewet", article: "174", scope: "events" },
      ];
    },
    at: [`${stream}.grounds`],
  },
  {
    rule: "everyday-ground",
    when: "the sensor is there for an event",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].grounds = [{ article6: "e", scope: "events" }];
      sensors[0].event = { name: { nl: "Feest", en: "Feast" }, fromDate: "2026-07-18", toDate: "2026-07-24" };
    },
    at: [],
  },
  {
    rule: "privacy-statement-required",
    when: "there is no privacy statement",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0].datastreams[0], "privacyUrl"),
    at: [`${stream}.privacyUrl`],
  },
  {
    rule: "identifiable-needs-dpia",
    when: "somebody can be recognised and no assessment is linked",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].identifiability = "identifiable";
      sensors[0].assessments = [{ kind: "dpia", date: "2025-11-20", outcome: "approved" }];
    },
    at: [`${stream}.identifiability`],
  },
  {
    rule: "capture-assessed",
    when: "a camera was not assessed",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0], "assessments"),
    at: ["sensors[0].assessments"],
  },
  {
    rule: "capture-assessed",
    when: "somebody decided that no assessment was needed",
    change: ({ sensors }) => {
      sensors[0].assessments = [];
      const reason = { nl: "Het is een attrappe.", en: "It is a dummy." };
      sensors[0].dpiaNotNeeded = { reason, by: "college", date: "2025-11-20" };
    },
    at: [],
  },
  {
    rule: "functional-mailbox",
    when: "a mailbox is one person's",
    change: ({ city, organisations }) => {
      city.contact.mailbox = "jan.jansen@proefstad.example";
      organisations[1].dataProtectionOfficer = { mailbox: "j@maker.example" };
    },
    at: ["city.contact.mailbox", "organisations[1].dataProtectionOfficer.mailbox"],
  },
  {
    rule: "polygon-sound",
    when: "an outline crosses itself, or does not close",
    change: ({ sensors, zones }) => {
      zones[0].area.coordinates = [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ];
      sensors[0].sensingArea = {
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 1],
          ],
        ],
      };
    },
    at: ["sensors[0].sensingArea.coordinates", "zones[0].area.coordinates"],
  },
  {
    rule: "area-has-reason",
    when: "a fixed sensor has an area for a place",
    change: ({ sensors, zones }) => Object.assign(sensors[0], { location: zones[0].area }),
    at: ["sensors[0].location"],
  },
  {
    rule: "area-has-reason",
    when: "it is said why",
    change: ({ sensors, zones }) =>
      Object.assign(sensors[0], {
        location: zones[0].area,
        generalisation: { reason: { nl: "Een woning.", en: "A home." } },
      }),
    at: [],
  },
  {
    rule: "window-ordered",
    when: "a window ends before it begins",
    change: ({ sensors }) => Object.assign(sensors[0].valid, { to: "2020-01-01T00:00:00Z" }),
    at: ["sensors[0].valid.to"],
  },
  {
    rule: "max-term",
    when: "a sensor stays longer than the city's own rule, or without end",
    change: ({ sensors }) => {
      sensors[0].valid = { from: "2026-01-01T00:00:00+01:00", to: "2029-01-01T00:00:00.001+01:00" };
      sensors[1].valid = { from: "2026-01-01T00:00:00Z" };
    },
    at: ["sensors[0].valid.to", "sensors[1].valid.to"],
  },
  {
    rule: "max-term",
    when: "it stays exactly so long, over a change of the clock",
    change: ({ sensors, city }) => {
      city.rules = { maxTerm: { regular: "P6M", basis: "own-promise" } };
      sensors[0].valid = { from: "2026-07-01T00:00:00+02:00", to: "2027-01-01T00:00:00+01:00" };
      sensors[1].valid = sensors[0].valid;
    },
    at: [],
  },
  {
    rule: "max-term",
    when: "the organisation is an example",
    change: ({ sensors, organisations }) => {
      organisations[0].demo = true;
      sensors[0].valid = { from: "2026-01-01T00:00:00Z" };
    },
    at: [],
  },
  {
    rule: "max-term",
    when: "a pilot takes longer than a pilot may",
    change: ({ sensors }) => {
      const question = { nl: "Werkt het?", en: "Does it work?" };
      sensors[0].pilot = { question, by: [{ organisation: "maker", role: "operator" }] };
      sensors[0].valid = { from: "2026-01-01T00:00:00Z", to: "2027-06-01T00:00:00Z" };
    },
    at: ["sensors[0].valid.to"],
  },
  {
    rule: "event-ordered",
    when: "an event ends before it begins",
    change: ({ sensors }) => {
      sensors[0].event = { name: { nl: "Feest", en: "Feast" }, fromDate: "2026-07-18", toDate: "2026-07-17" };
    },
    at: ["sensors[0].event.toDate"],
  },
  {
    rule: "tier-has-purpose",
    when: "days are kept for nothing",
    change: ({ sensors }) => {
      const text = { nl: "Wij helpen.", en: "We help." };
      sensors[0].datastreams[0].purposes = [{ id: "help", tiers: ["raw", "hour"], text }];
    },
    at: [`${stream}.retention.day`],
  },
  {
    rule: "purpose-tier-stored",
    when: "a purpose uses what is not kept",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0].datastreams[0].retention, "day"),
    at: [`${stream}.purposes[0].tiers[2]`],
  },
  {
    rule: "retention-grows",
    when: "hours go before single readings",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0].retention, { hour: "P13D" }),
    at: [`${stream}.retention.hour`],
  },
  {
    rule: "bucket-is-reading",
    when: "every hour is one reading and is kept longer",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { interval: "PT1H" }),
    at: [`${noise}.retention.hour`],
  },
  {
    rule: "bucket-is-reading",
    when: "every hour is one reading and is kept as long",
    change: ({ sensors }) => {
      sensors[1].datastreams[0].interval = "PT1H";
      sensors[1].datastreams[0].retention = { raw: "P365D", hour: "P1Y", day: "P5Y" };
    },
    at: [],
  },
  {
    rule: "late-fits-retention",
    when: "late values would be gone before they are summed",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { acceptance: { late: "P13DT22H1S" } }),
    at: [`${stream}.acceptance.late`],
  },
  {
    rule: "late-fits-retention",
    when: "they just fit",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { acceptance: { late: "P13DT22H" } }),
    at: [],
  },
  {
    rule: "late-fits-retention",
    when: "single readings go within two hours",
    change: ({ sensors }) => {
      Reflect.deleteProperty(sensors[0].datastreams[0], "acceptance");
      sensors[0].datastreams[0].retention.raw = "PT1H59M";
    },
    at: [`${stream}.retention.raw`],
  },
  {
    rule: "unit-known",
    when: "a unit is no code of ours",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].unit = "people";
      sensors[1].datastreams[0].reference = { standard: "who-2018", limit: 53, unit: "dB(A)" };
    },
    at: [`${stream}.unit`, `${noise}.reference.unit`],
  },
  {
    rule: "interval-positive",
    when: "there is no time between readings",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { interval: "PT0S" }),
    at: [`${noise}.interval`],
  },
  {
    rule: "count-grid",
    when: "a count takes seven minutes",
    change: ({ sensors }) => {
      sensors[1].datastreams[0] = { ...sensors[0].datastreams[0], interval: "PT7M" };
    },
    at: [`${noise}.interval`],
  },
  {
    rule: "count-grid",
    when: "a count takes five hours",
    change: ({ sensors }) => {
      sensors[1].datastreams[0] = { ...sensors[0].datastreams[0], interval: "PT5H" };
      Object.assign(sensors[1].datastreams[0].retention, { hour: "P14D" });
    },
    at: [`${noise}.interval`],
  },
  {
    rule: "range-ordered",
    when: "the lowest value is the highest",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { range: { min: 130, max: 130 } }),
    at: [`${noise}.range.max`],
  },
  {
    rule: "counts-from-zero",
    when: "a count could be negative",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { range: { min: -1, max: 10 } }),
    at: [`${stream}.range.min`],
  },
  {
    rule: "rollover-fits",
    when: "what begins at 0 again is no counter",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { rollover: 256 }),
    at: [`${noise}.rollover`],
  },
  {
    rule: "rollover-fits",
    when: "values may pass it, or no highest one is given",
    change: ({ sensors }) => {
      const counter = { ...sensors[1].datastreams[0], aggregation: "counter" as const, rollover: 65_536 };
      sensors[1].datastreams = [
        { ...counter, range: { max: 65_536 } },
        { ...counter, key: "open", range: undefined },
        { ...counter, key: "right", range: { min: 0, max: 65_535 } },
      ];
    },
    at: [`${noise}.rollover`, "sensors[1].datastreams[1].rollover"],
  },
  {
    rule: "gate-stream-known",
    when: "a sensor has no such key",
    change: ({ zones }) => Object.assign(zones[0].gates[0].in, { key: "count_up" }),
    at: ["zones[0].gates[0].in.key"],
  },
  {
    rule: "gate-stream-known",
    when: "a key ends that a zone in the register needs",
    change: (file) => {
      file.sensors[0].datastreams.pop();
      file.zones.pop();
    },
    current: stored(),
    at: ["sensors[0]"],
  },
  {
    rule: "gate-stream-known",
    when: "a key ends that a removed zone needed",
    change: (file) => {
      file.sensors[0].datastreams.pop();
      Object.assign(file.zones[0], { status: "removed" });
    },
    current: stored(),
    at: [],
  },
  {
    rule: "gate-counts",
    when: "a gate measures noise",
    change: ({ sensors, zones }) => {
      sensors[1].datastreams[0].public = false;
      zones[0].gates[0].in = { sensor: "GM-001", key: "sound_level" };
    },
    at: ["zones[0].gates[0].in.key"],
  },
  {
    rule: "gate-interval",
    when: "a gate counts every ten minutes",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[1] ?? {}, { interval: "PT10M" }),
    at: ["zones[0].gates[0].out.key"],
  },
  {
    rule: "gate-disclosure",
    when: "a zone shows a word and its gate shows numbers at once",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0].datastreams[0], "disclosure"),
    at: ["zones[0].gates[0].in.key"],
  },
  {
    rule: "gate-disclosure",
    when: "a zone shows a word and its gate shows nothing",
    change: ({ sensors }) =>
      Object.assign(sensors[0].datastreams[0], { disclosure: undefined, public: false }),
    at: [],
  },
  {
    rule: "gate-disclosure",
    when: "a zone shows a percentage and its gates show numbers later",
    change: ({ zones }) => Object.assign(zones[0], { publicDetail: "percent" }),
    at: ["zones[0].gates[0].in.key", "zones[0].gates[0].out.key"],
  },
  {
    rule: "gate-disclosure",
    when: "a zone shows a percentage and a public gate hides small numbers",
    change: ({ sensors, zones }) => {
      zones[0].publicDetail = "percent";
      const [first, second] = sensors[0].datastreams;
      Object.assign(first, { disclosure: { below: 5 } });
      Object.assign(second ?? {}, { disclosure: { below: 5 }, public: false });
    },
    at: ["zones[0].gates[0].in.key"],
  },
  {
    rule: "closed-cordon-measured",
    when: "nobody knows how many people fit",
    change: ({ zones }) => {
      Reflect.deleteProperty(zones[0], "capacity");
      Reflect.deleteProperty(zones[0], "levelsPercent");
    },
    at: ["zones[0].capacity", "zones[0].levelsPercent"],
  },
  {
    rule: "density-needs-area",
    when: "there are levels of density and no area",
    change: ({ zones }) => {
      zones[0].levelsDensity = { normal: 0.5, busy: 1, veryBusy: 1.5, full: 2 };
      Reflect.deleteProperty(zones[0], "usableAreaM2");
    },
    at: ["zones[0].usableAreaM2"],
  },
  {
    rule: "levels-rise",
    when: "a level begins where the one before it does",
    change: ({ zones }) => Object.assign(zones[0].levelsPercent ?? {}, { busy: 30 }),
    at: ["zones[0].levelsPercent.busy"],
  },
  {
    rule: "past-needs-reason",
    when: "a window is said to have begun and ended otherwise",
    change: ({ sensors }) => Object.assign(sensors[0], { valid: { from: inDays(-20), to: inDays(-10) } }),
    current: stored(),
    at: ["sensors[0].valid.from", "sensors[0].valid.to"],
  },
  {
    rule: "past-needs-reason",
    when: "the end moves to another day to come",
    change: ({ sensors }) => Object.assign(sensors[0].valid, { to: inDays(10) }),
    current: stored(),
    at: [],
  },
  {
    rule: "past-needs-reason",
    when: "a reason is given",
    change: ({ sensors }) => {
      sensors[0].valid = { from: inDays(-20), to: inDays(-10) };
      sensors[0].corrects = { reason: "De paal was weg." };
    },
    current: stored(),
    at: [],
  },
  {
    rule: "correction-shortens",
    when: "in hindsight more was collected",
    change: ({ sensors }) => {
      sensors[0].corrects = { reason: "Anders bedoeld." };
      sensors[0].valid.from = inDays(-400);
      sensors[0].datastreams[0].retention.raw = "P15D";
      sensors[0].datastreams[0].identifiability = "pseudonymous";
      sensors[0].datastreams.push({ ...sensors[0].datastreams[0], key: "count_extra" });
    },
    current: stored(),
    at: [
      "sensors[0].valid.from",
      `${stream}.retention.raw`,
      `${stream}.identifiability`,
      "sensors[0].datastreams[2].key",
    ],
  },
];

const warnings: RuleCase[] = [
  ...opennessWarnings,
  {
    rule: "not-stored-yet",
    when: "values show who somebody is",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].identifiability = "identifiable";
      sensors[1].datastreams[0].identifiability = "pseudonymous";
    },
    at: [`${stream}.identifiability`, `${noise}.retention.raw`],
  },
  {
    rule: "reset-probable",
    when: "a day's counts are off by more than a reset allows",
    change: ({ zones }) => Object.assign(zones[0].gates[0], { errorPercent: 20 }),
    at: ["zones[0].reset.ifHighBelowPercent"],
  },
  {
    rule: "announced-in-time",
    when: "it was announced four days before",
    change: ({ sensors }) =>
      Object.assign(sensors[0], { dates: { announcedDate: "2026-01-02", placedDate: "2026-01-06" } }),
    at: ["sensors[0].dates.announcedDate"],
  },
  {
    rule: "announced-in-time",
    when: "it was announced five days before",
    change: ({ sensors }) =>
      Object.assign(sensors[0], { dates: { announcedDate: "2026-01-01", placedDate: "2026-01-06" } }),
    at: [],
  },
  {
    rule: "reviewed-in-time",
    when: "the review is overdue",
    change: ({ sensors }) => Object.assign(sensors[0], { dates: { reviewDate: inDays(-2).slice(0, 10) } }),
    at: ["sensors[0].dates.reviewDate"],
  },
  {
    rule: "pilot-evaluated-in-time",
    when: "the evaluation of a pilot is overdue",
    change: ({ sensors }) => {
      const question = { nl: "Werkt het?", en: "Does it work?" };
      sensors[0].pilot = {
        question,
        by: [{ organisation: "maker", role: "operator" }],
        evaluationDue: "P1M",
        outcome: null,
      };
      sensors[0].valid = { from: inDays(-300), to: inDays(-40) };
    },
    at: ["sensors[0].pilot"],
  },
  {
    rule: "dpia-repeated-in-time",
    when: "the assessment should have been repeated",
    change: ({ sensors }) => {
      sensors[0].assessments = [
        { kind: "dpia", date: "2020-01-01", outcome: "approved", nextDate: "2023-01-01" },
      ];
    },
    at: ["sensors[0].assessments[0].nextDate"],
  },
];

function outcomeOf({ change, current }: RuleCase) {
  const file = sampleRegister();
  change(file);
  return check(file, current);
}

describe("rules", () => {
  test("find nothing in a sound file", () => {
    expect(check(sampleRegister())).toMatchObject({ refused: [], warned: [] });
  });

  test("have names of their own, a source and a sentence in two languages", () => {
    const rules = [...importRules, ...warningRules];
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { name, source, sentence } of rules) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([source, sentence.nl, sentence.en].every((text) => text.length > 5)).toBe(true);
    }
  });

  test("have a case each below", () => {
    const tested = new Set(
      [...refusals, ...warnings].filter(({ at }) => at.length > 0).map(({ rule }) => rule),
    );
    expect(
      [...importRules, ...warningRules].map(({ name }) => name).filter((name) => !tested.has(name)),
    ).toEqual([]);
  });

  test.each(refusals)("$rule: $when", (given) => {
    const { file, refused } = outcomeOf(given);
    expect(refused.toSorted()).toEqual(given.at.map((path) => `${path}: ${given.rule}`).toSorted());
    expect(file === undefined).toBe(given.at.length > 0);
  });

  test.each(warnings)("$rule warns: $when", (given) => {
    const { file, refused, warned } = outcomeOf(given);
    expect(refused).toEqual([]);
    expect(warned).toEqual(given.at.map((path) => `${path}: ${given.rule}`));
    expect(file).toBeDefined();
  });
});

describe("a whole file", () => {
  test("is checked to the end, whatever is wrong at its beginning", () => {
    const file = sampleRegister();
    Object.assign(file.city, { name: 4 });
    Object.assign(file.sensors[0], { kind: "balloon" });
    file.sensors[0].datastreams[0].unit = "people";
    file.devices[0].sensors = ["DM-404"];
    expect(check(file).refused).toEqual([
      "city.name: field-form",
      "sensors[0].kind: field-form",
      `${stream}.unit: unit-known`,
      "devices[0].sensors[0]: sensor-known",
    ]);
  });

  test("is checked beside a field that nobody knows", () => {
    const file = sampleRegister();
    Object.assign(file.sensors[0].datastreams[0], { unit: "people", unti: "1" });
    expect(check(file).refused).toEqual([`${stream}.unti: unknown-field`, `${stream}.unit: unit-known`]);
  });

  test("has only the second of two entries with one name to blame", () => {
    const file = sampleRegister();
    const second = { ...file.sensors[1], reference: "DM-001" };
    Object.assign(file, { sensors: [...file.sensors, second] });
    expect(check(file).refused).toEqual(["sensors[2].reference: unique-name"]);
  });

  test("does not blame what refers to an entry that is itself wrong", () => {
    const file = sampleRegister();
    Reflect.deleteProperty(file.models[0], "steps");
    Reflect.deleteProperty(file.organisations[0], "name");
    Reflect.deleteProperty(file.sensors[0].datastreams[0], "public");
    expect(check(file).refused).toEqual([
      "organisations[0].name: required-field",
      "models[0].steps: required-field",
      `${stream}.public: required-field`,
    ]);
  });

  test.each([null, 1, "text", [], { sensors: 4 }])("that is %j is refused", (content) => {
    expect(check(content).file).toBeUndefined();
  });

  test("may hold a part of what the register knows", () => {
    const { sensors } = sampleRegister();
    expect(check({ sensors: [sensors[0]] }, stored())).toMatchObject({ refused: [] });
  });

  describe("and the sensors that it does not mention", () => {
    const cityWith = (regular: string) => {
      const { city } = sampleRegister();
      return { ...city, rules: { ...city.rules, maxTerm: { regular, pilot: "P1Y", basis: "own-promise" } } };
    };
    const owner = (demo: boolean) => ({ ...sampleRegister().organisations[0], demo });

    test("is refused where its city lets them hang too long", () => {
      const { findings, refused } = check({ city: cityWith("P1M") }, stored());
      expect(refused).toEqual(["city: max-term", "city: max-term"]);
      expect(findings[0]?.expected).toMatch(
        /^for the sensor gemeente-proefstad\/DM-001, valid\.to: at most P1M after valid\.from/,
      );
      expect(findings[1]?.expected).toContain("gemeente-proefstad/GM-001");
      const [mentioned] = sampleRegister().sensors;
      expect(check({ city: cityWith("P1M"), sensors: [mentioned] }, stored()).refused).toEqual([
        "sensors[0].valid.to: max-term",
        "city: max-term",
      ]);
    });

    test("is refused where their owner loses what excused them", () => {
      const demo = stored(({ city, organisations }) => {
        organisations[0].demo = true;
        Object.assign(city, cityWith("P1M"));
      });
      expect(check({ organisations: [owner(false)] }, demo).refused).toEqual([
        "organisations[0]: max-term",
        "organisations[0]: max-term",
      ]);
      const renamed = { ...owner(true), name: "Stad" };
      expect(check({ organisations: [renamed] }, demo).refused).toEqual([]);
    });

    test("names the last of two changes that break them only together", () => {
      const demo = stored(({ organisations }) => {
        organisations[0].demo = true;
      });
      const both = check({ city: cityWith("P1M"), organisations: [owner(false)] }, demo);
      expect(both.refused).toEqual(["city: max-term", "city: max-term"]);
    });

    test("is refused where their model takes in something else, at the model alone", () => {
      const { models } = sampleRegister();
      const radar = stored(({ models: before, sensors }) => {
        before[0].capture = "radar";
        Reflect.deleteProperty(sensors[0], "assessments");
      });
      const { refused } = check({ models: [{ ...models[0], capture: "camera" }] }, radar);
      expect(refused).toEqual(["models[0].capture: capture-stays", "models[0]: capture-assessed"]);
    });

    test("is not blamed for what was wrong before, has ended, or is removed", () => {
      const { city } = sampleRegister();
      const renamed = { city: { ...city, name: "Andere stad" } };
      const broken = stored(({ sensors }) => {
        sensors[0].valid.to = inDays(5_000);
      });
      expect(check(renamed, broken).refused).toEqual([]);
      const over = stored(({ sensors }) => {
        sensors[0].valid.to = inDays(-1);
        sensors[1].status = "removed";
      });
      expect(check({ city: cityWith("P1M") }, over).refused).toEqual([]);
    });
  });

  test("is refused where a device that it does not mention sends to a stream that ends", () => {
    const speaking = stored(({ devices }) => {
      devices[1].speaks = {
        format: "senml-json",
        fields: [
          { from: "laeq", key: "sound_level" },
          { from: "old", key: "gone_before" },
        ],
      };
    });
    const { sensors } = sampleRegister();
    const other = { ...sensors[1], datastreams: [{ ...sensors[1].datastreams[0], key: "laeq" }] };
    const { findings, refused } = check({ sensors: [other] }, speaking);
    expect(refused).toEqual(["sensors[0]: fields-lead"]);
    expect(findings[0]?.expected).toMatch(/^for the device geluidmeter-1, speaks\.fields\[0\]\.key: /);
    expect(check({ sensors: [sensors[1]] }, speaking).refused).toEqual([]);
  });

  test("never says what was in it", () => {
    const file = sampleRegister();
    const secret = "geheim-0612345678";
    Object.assign(file.organisations[1], { privateContact: { name: 6, mailbox: secret, phone: secret } });
    Object.assign(file.sensors[0], { kind: secret, reference: `${secret}!`, location: secret });
    expect(JSON.stringify(check(file).findings)).not.toContain(secret);
  });
});
