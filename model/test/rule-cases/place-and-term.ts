/** Cases of the rules about where a sensor is, and how long. */
import type { RuleCase } from "../rule-case.ts";

export const placeAndTermRefusals: RuleCase[] = [
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
];
