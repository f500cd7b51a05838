import type { Practice, PromiseInPractice } from "@meetpaal/registry-api/contract";
import { describe, expect, it } from "vitest";
import { madeSensor as sensor, madeStream as stream } from "../../../test/made-sensor.ts";
import { openFormat } from "../../format/format.ts";
import { grammars } from "../../text/grammars.ts";
import { openText } from "../../text/text.ts";
import { ledgerRows, tally } from "./ledger-rows.ts";
import { measuredWords } from "./measured-words.ts";

const now = new Date("2026-11-24T12:00:00Z");
const words = {
  t: openText("nl"),
  format: openFormat(grammars.nl, "Europe/Amsterdam"),
  locale: "nl",
  now,
} as const;

const promise = (part: Partial<PromiseInPractice>): PromiseInPractice => ({
  id: "interval",
  datastream: null,
  promised: {},
  measured: {},
  measuredAt: "2026-11-24T11:59:50Z",
  verdict: "kept",
  since: "2026-11-01T00:00:00Z",
  lastBrokenAt: null,
  basis: "machine",
  limits: null,
  explanation: { nl: "Uitleg.", en: "Explanation." },
  responses: [],
  method: { nl: "Zo.", en: "So." },
  breach: null,
  history: [],
  ...part,
});
const practice = (...promises: PromiseInPractice[]): Practice => ({
  demo: false,
  checkedAt: "2026-11-24T11:59:50Z",
  promises,
});

describe("ledgerRows", () => {
  const two = sensor([stream(1, "in", "P14D"), stream(2, "out", "P14D")]);

  it("puts streams that promise the same with the same outcome in one row", () => {
    const rows = ledgerRows(
      words,
      two,
      practice(promise({ id: "interval", datastream: 1 }), promise({ id: "interval", datastream: 2 })),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      promised: "Elke minuut een meting.",
      streams: [{ nl: "Reeks in" }, { nl: "Reeks out" }],
    });
  });

  it("never hides a broken stream behind a kept one", () => {
    const rows = ledgerRows(
      words,
      two,
      practice(
        promise({ id: "interval", datastream: 1 }),
        promise({ id: "interval", datastream: 2, verdict: "broken" }),
      ),
    );
    expect(rows.map(({ verdict }) => verdict).toSorted()).toEqual(["broken", "kept"]);
  });

  it("keeps apart what is promised differently", () => {
    const rows = ledgerRows(
      words,
      sensor([stream(1, "in", "P14D"), stream(2, "out", "P7D")]),
      practice(
        promise({ id: "retention.raw", datastream: 1 }),
        promise({ id: "retention.raw", datastream: 2 }),
      ),
    );
    expect(rows.map(({ promised }) => promised)).toEqual([
      "Elke meting blijft 14 dagen.",
      "Elke meting blijft 7 dagen.",
    ]);
  });

  it("puts the broken ones first once there are more rows than can be read at once", () => {
    const ids = ["retention.raw", "fields", "interval", "visibility", "notice", "review", "until"];
    const few = ids.slice(0, 3).map((id) => promise({ id, verdict: id === "interval" ? "broken" : "kept" }));
    const many = ids.map((id) => promise({ id, verdict: id === "until" ? "broken" : "kept" }));
    expect(ledgerRows(words, two, practice(...few)).map(({ id }) => id)).toEqual([
      "retention.raw",
      "fields",
      "interval",
    ]);
    expect(ledgerRows(words, two, practice(...many))[0]?.id).toBe("until");
  });

  it("shows what the register promises before anything was measured, none of it kept", () => {
    const rows = ledgerRows(words, two, null);
    expect(rows.map(({ id }) => id)).toEqual(["retention.raw", "fields", "interval", "until"]);
    expect(tally(rows)).toMatchObject({ kept: 0, measured: 0, worst: "not-yet" });
  });
});

describe("tally", () => {
  it("lets one broken promise decide the sign, and counts only what could be measured", () => {
    const rows = ledgerRows(
      words,
      sensor([stream(1, "in", "P14D")]),
      practice(
        promise({ id: "interval" }),
        promise({ id: "fields", verdict: "broken" }),
        promise({ id: "recipients", verdict: "not-measurable" }),
      ),
    );
    expect(tally(rows)).toMatchObject({ kept: 1, measured: 2, worst: "broken" });
  });
});

describe("measuredWords", () => {
  it("gives the age of the oldest row", () => {
    expect(
      measuredWords(words, promise({ id: "retention.raw", measured: { oldestAt: "2026-11-11T06:00:00Z" } })),
    ).toBe("De oudste is nu 13 dagen en 6 uur oud.");
    expect(measuredWords(words, promise({ id: "retention.raw", measured: { oldestAt: null } }))).toBe(
      "Er is nu niets bewaard.",
    );
  });

  it("counts everything that was not agreed", () => {
    expect(
      measuredWords(
        words,
        promise({ id: "fields", verdict: "broken", measured: { undeclared: 2, malformed: 1, wrongType: 0 } }),
      ),
    ).toContain("3 keer");
  });

  it("never rounds a share up to what was promised", () => {
    expect(measuredWords(words, promise({ verdict: "attention", measured: { coverage: 0.9499 } }))).toContain(
      "94 %",
    );
  });

  it("says too often apart from too rarely", () => {
    const often = promise({ verdict: "broken", measured: { coverage: 1, readings: 2000, expected: 1440 } });
    expect(measuredWords(words, often)).toContain("vaker");
  });

  it("leaves it to the register's explanation where the page has no words of its own", () => {
    expect(measuredWords(words, promise({ id: "something-new" }))).toBeNull();
  });
});
