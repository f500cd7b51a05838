/** What a zone needs so that its level can be computed, and so that the level gives nothing away. */
import { durationSeconds } from "../duration.ts";
import type { DatastreamEntry } from "../register/datastream.ts";
import type { ZoneEntry } from "../register/zone.ts";
import { asFarAsRead, ofEach } from "./readable.ts";
import type { RegisterView, SensorView } from "./register-view.ts";
import type { Fault, RuleFor } from "./rule.ts";

const GATE_INTERVAL_S = 300;

/** Applies a check to the sensor and the key of each way of each gate; a sensor that is unknown has its own message. */
function eachGateWay(
  zone: ZoneEntry,
  register: RegisterView,
  expectation: (sensor: SensorView, key: string) => string | undefined,
): Fault[] {
  return ofEach(
    () => zone.gates,
    (gate, index) =>
      ofEach(
        () => ["in", "out"] as const,
        (way): Fault[] => {
          const { sensor, key } = gate[way];
          const lookup = register.sensor(sensor);
          const expected = lookup.is === "known" ? expectation(lookup.sensor, key) : undefined;
          return expected === undefined ? [] : [{ path: ["gates", index, way, "key"], expected }];
        },
      ),
  );
}

/** Applies a check to the stream of each way of each gate. */
function eachStream(
  zone: ZoneEntry,
  register: RegisterView,
  expectation: (stream: DatastreamEntry) => string | undefined,
): Fault[] {
  return eachGateWay(zone, register, (sensor, key) => {
    const stream = sensor.stream(key);
    return stream === undefined ? undefined : expectation(stream);
  });
}

export const gateStreamKnown: RuleFor<ZoneEntry> = {
  name: "gate-stream-known",
  source: "Semantics 9: occupancy = start + in - out",
  sentence: { nl: "Deze sensor meet dit niet.", en: "This sensor does not measure this." },
  check: (zone, register) =>
    eachGateWay(zone, register, (sensor, key) =>
      sensor.stream(key) === undefined ? "the key of a datastream of that sensor" : undefined,
    ),
};

export const gateCounts: RuleFor<ZoneEntry> = {
  name: "gate-counts",
  source: "Semantics 9: occupancy is made of whole intervals",
  sentence: {
    nl: "Een ingang telt mensen, stuk voor stuk en per tijdvak.",
    en: "A gate counts people one by one, for each span of time.",
  },
  check: (zone, register) =>
    eachStream(zone, register, ({ aggregation }) =>
      aggregation === "interval-count" ? undefined : "a datastream whose aggregation is interval-count",
    ),
};

export const gateInterval: RuleFor<ZoneEntry> = {
  name: "gate-interval",
  source: "Semantics 9: gates of zones have an interval of at most PT5M",
  sentence: {
    nl: "Wie drukte wil zien aankomen, telt minstens elke vijf minuten.",
    en: "Whoever wants to see a crowd coming counts at least every five minutes.",
  },
  check: (zone, register) =>
    eachStream(zone, register, ({ interval }) =>
      durationSeconds(interval) <= GATE_INTERVAL_S
        ? undefined
        : "a datastream with an interval of at most PT5M",
    ),
};

function isDelayed({ disclosure }: DatastreamEntry): boolean {
  return disclosure?.delay !== undefined && durationSeconds(disclosure.delay) > 0;
}

export const gateDisclosure: RuleFor<ZoneEntry> = {
  name: "gate-disclosure",
  source: "Semantics 12: no combination of allowed questions gives a suppressed or delayed value away",
  sentence: {
    nl: "Wie alleen het woord toont, toont de telling van de ingang later. Wie het percentage toont, houdt van de telling niets achter.",
    en: "Who shows only the word shows the gate's counts later; who shows the percentage holds nothing of them back.",
  },
  check: (zone, register) =>
    eachStream(zone, register, (stream) => {
      if (zone.publicDetail === "level") {
        return stream.public && !isDelayed(stream)
          ? "a datastream with disclosure.delay, or one that is not public, for publicDetail is level"
          : undefined;
      }
      if (isDelayed(stream)) return "a datastream without disclosure.delay, for publicDetail is percent";
      // From one minute to the next the percentage moves by what passed, however few they were.
      return stream.public && stream.disclosure?.below !== undefined
        ? "a datastream without disclosure.below, or one that is not public, for publicDetail is percent"
        : undefined;
    }),
};

export const closedCordonMeasured: RuleFor<ZoneEntry> = {
  name: "closed-cordon-measured",
  source: "Semantics 9: a closed cordon has an occupancy; the level follows from it",
  sentence: {
    nl: "Wie zegt hoe vol het is, moet weten hoeveel mensen erin passen.",
    en: "Whoever says how full it is must know how many people fit in.",
  },
  check: (zone) => {
    if (zone.cordon === "open") return [];
    return [
      ...asFarAsRead(() =>
        zone.capacity === undefined ? [{ path: ["capacity"], expected: "capacity: a number of people" }] : [],
      ),
      ...asFarAsRead(() =>
        zone.levelsPercent === undefined
          ? [{ path: ["levelsPercent"], expected: "levelsPercent: normal, busy, veryBusy and full" }]
          : [],
      ),
    ];
  },
};

export const densityNeedsArea: RuleFor<ZoneEntry> = {
  name: "density-needs-area",
  source: "Semantics 9: density = high / usable area",
  sentence: {
    nl: "Voor mensen per vierkante meter moet bekend zijn hoeveel vierkante meter er is.",
    en: "People per square metre needs the number of square metres.",
  },
  check: ({ levelsDensity, usableAreaM2 }) =>
    levelsDensity === undefined || usableAreaM2 !== undefined
      ? []
      : [{ path: ["usableAreaM2"], expected: "usableAreaM2: square metres where people can stand" }],
};

export const levelsRise: RuleFor<ZoneEntry> = {
  name: "levels-rise",
  source: "Semantics 9: the table of levels",
  sentence: {
    nl: "Elk woord voor drukte begint bij meer mensen dan het woord ervoor.",
    en: "Each word for a crowd begins at more people than the word before it.",
  },
  check: (zone) =>
    ofEach(
      () => ["levelsPercent", "levelsDensity"] as const,
      (field) => {
        const levels = zone[field];
        if (levels === undefined) return [];
        const steps = [
          ["normal", "busy"],
          ["busy", "veryBusy"],
          ["veryBusy", "full"],
        ] as const;
        return ofEach(
          () => steps,
          ([before, name]) =>
            levels[before] < levels[name]
              ? []
              : [{ path: [field, name], expected: `more than the level before it (${levels[before]})` }],
        );
      },
    ),
};

/** Where no day was counted yet: as if the zone filled and emptied this many times. */
const FILLS_A_DAY = 3;

/**
 * A warning: the errors of a day's counts alone are wider than what a reset allows.
 *
 * @param passagesADay - people who went in, and people who went out, of a counted day; undefined: none was counted
 */
export function improbableReset(zone: ZoneEntry, passagesADay: number | undefined): Fault[] {
  const { reset, capacity, gates } = zone;
  if (reset === undefined || capacity === undefined || zone.cordon === "open") return [];
  const eachWay = (passagesADay ?? 2 * FILLS_A_DAY * capacity) / 2;
  const widest = gates.reduce((sum, { maxPerMinute }) => sum + maxPerMinute, 0);
  const squares = gates.reduce((sum, { maxPerMinute, errorPercent }) => {
    const off = (errorPercent / 100) * eachWay * (maxPerMinute / widest);
    return sum + 2 * off ** 2;
  }, 0);
  const bandPercent = (Math.sqrt(squares) * 100) / capacity;
  if (bandPercent < reset.ifHighBelowPercent) return [];
  return [
    {
      path: ["reset", "ifHighBelowPercent"],
      expected:
        `over ${Math.ceil(bandPercent)}: after a day of ${Math.round(2 * eachWay)} passages the counts are that far off, ` +
        "so this reset will hardly ever happen and somebody must count by hand",
    },
  ];
}

export const resetProbable: RuleFor<ZoneEntry> = {
  name: "reset-probable",
  source:
    "Semantics 9: the import warns when a day's passages at that error could not meet the reset condition",
  sentence: {
    nl: "Na een dag tellen is de fout zo groot dat de telling niet vanzelf opnieuw begint.",
    en: "After a day of counting the error is so large that the count will not start anew by itself.",
  },
  check: (zone, { current }) => improbableReset(zone, current.passagesADay.get(zone.id)),
};
