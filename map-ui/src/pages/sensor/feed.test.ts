// What is given to others of a sensor: its feed and its description for machines.
import type { PromiseInPractice, SensorChange } from "@meetpaal/registry-api/contract";
import { expect, it } from "vitest";
import { madeSensor, madeStream } from "../../../test/made-sensor.ts";
import { atomText } from "../../atom/atom.ts";
import { openFormat } from "../../format/format.ts";
import { inScript } from "../../in-script.ts";
import { grammars } from "../../text/grammars.ts";
import { openText } from "../../text/text.ts";
import { sensorAbout } from "./about.ts";
import { sensorFeedOf } from "./feed.ts";

const context = {
  t: openText("nl"),
  format: openFormat(grammars.nl, "Europe/Amsterdam"),
  locale: "nl",
  city: { name: "Voorbeeldstad" },
  demo: false,
} as const;
const sensor = { ...madeSensor([{ ...madeStream(7, "in", "P14D"), licence: "CC-BY-4.0" }]), demo: false };
const site = "https://stad.example";

const version = (part: Partial<SensorChange>): SensorChange => ({
  version: 1,
  since: "2026-01-01T00:00:00Z",
  recordedAt: "2026-01-01T00:00:00Z",
  status: "active",
  correction: null,
  changed: [],
  differences: [],
  ...part,
});
const broken: PromiseInPractice = {
  id: "fields",
  datastream: null,
  promised: {},
  measured: {},
  measuredAt: "2026-11-24T12:00:00Z",
  verdict: "kept",
  since: "2026-11-20T12:00:00Z",
  lastBrokenAt: null,
  basis: "machine",
  limits: null,
  method: { nl: "Zo." },
  explanation: { nl: "Uitleg." },
  responses: [],
  breach: null,
  history: [
    { from: "2026-11-19T12:00:00Z", to: "2026-11-20T12:00:00Z", verdict: "broken" },
    { from: "2026-11-20T12:00:00Z", to: null, verdict: "kept" },
  ],
};

it("a feed tells versions in plain language and broken promises, newest first", () => {
  const versions = [
    version({
      version: 2,
      since: "2026-03-01T00:00:00Z",
      recordedAt: "2026-03-01T00:00:00Z",
      differences: [{ what: "retention.raw", stream: { nl: "Mensen" }, before: "P7D", after: "P14D" }],
    }),
    version({}),
  ];
  const practice = { demo: false, checkedAt: "2026-11-24T12:00:00Z", promises: [broken] };
  const { entries, self } = sensorFeedOf(context, site, sensor, versions, practice);
  expect(self).toBe(`${site}/nl/sensoren/k01m9xq7/feed.atom`);
  expect(entries.map(({ title, updated }) => [title, updated])).toEqual([
    ["Klopt niet: Welke gegevens", "2026-11-19T12:00:00Z"],
    ["Versie 2: Staat aan", "2026-03-01T00:00:00Z"],
    ["Versie 1: de sensor staat in het register", "2026-01-01T00:00:00Z"],
  ]);
  expect(entries[1]?.summary).toBe(
    "Sinds 1 maart 2026. Mensen: elke meting blijft 14 dagen in plaats van 7 dagen.",
  );
  expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
});

it("a feed is XML, whatever a name holds", () => {
  const named = { ...sensor, name: { nl: "Brug & <kade>\u0007" } };
  const text = atomText(sensorFeedOf(context, site, named, [version({})], null));
  expect(text).toContain("<title>Wat verandert er bij: Brug &amp; &lt;kade></title>");
  expect(text).not.toContain("\u0007");
});

it("says for machines what is measured, where, by whom, and how to get it", () => {
  const about = sensorAbout(context, sensor, site);
  expect(about).toMatchObject({
    "@type": "Dataset",
    url: `${site}/nl/sensoren/k01m9xq7`,
    license: ["https://creativecommons.org/licenses/by/4.0/"],
    temporalCoverage: "2026-01-01/2026-12-31",
    spatialCoverage: { geo: { latitude: 51.84, longitude: 5.86 } },
    variableMeasured: [{ propertyID: "pedestrian-count", unitText: "1" }],
    distribution: [
      { encodingFormat: "text/csv", contentUrl: `${site}/nl/sensoren/k01m9xq7/7.csv` },
      { encodingFormat: "application/json", contentUrl: `${site}/v1/datastreams/7/readings` },
    ],
  });
  const closed = {
    ...sensor,
    datastreams: sensor.datastreams.map((stream) => ({ ...stream, public: false })),
  };
  expect(sensorAbout(context, closed, site)).toMatchObject({ distribution: [], variableMeasured: [] });
});

it("never ends the script element that it stands in", () => {
  expect(inScript({ name: "</script><script>alert(1)" })).toBe(
    String.raw`{"name":"\u003c/script>\u003cscript>alert(1)"}`,
  );
});
