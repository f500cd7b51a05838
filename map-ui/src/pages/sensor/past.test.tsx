/** @jsxRuntime automatic @jsxImportSource preact */
import type { SensorChange } from "@meetpaal/registry-api/contract";
import { render } from "preact-render-to-string";
import { expect, it } from "vitest";
import { madeSensor } from "../../../test/made-sensor.ts";
import { openFormat } from "../../format/format.ts";
import { grammars } from "../../text/grammars.ts";
import { openText } from "../../text/text.ts";
import { PastState } from "./past.tsx";

const nl = { locale: "nl", t: openText("nl"), format: openFormat(grammars.nl, "Europe/Amsterdam") } as const;
const context = {
  ...nl,
  law: nl,
  now: new Date("2026-11-24T12:00:00Z"),
} as const;
const change = (version: number, month: string, more: Partial<SensorChange> = {}): SensorChange => ({
  version,
  since: `2026-${month}-01T12:00:00Z`,
  recordedAt: `2026-${month}-01T12:00:00Z`,
  status: "active",
  correction: null,
  changed: [],
  differences: [],
  ...more,
});
const versions = [
  change(3, "05", { changed: ["description"] }),
  change(2, "03", {
    differences: [{ what: "retention.raw", stream: { nl: "Mensen" }, before: "P7D", after: "P14D" }],
  }),
  change(1, "01"),
];
const said = (version: number) =>
  render(
    <PastState
      context={context}
      sensor={{ ...madeSensor([]), version }}
      at={new Date("2026-02-01T12:00:00Z")}
      versions={versions}
    />,
  )
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/\s+/gu, " ");

it("says in plain language what became otherwise after that version, and nothing of before it", () => {
  expect(said(1)).toContain(
    "Dit is daarna veranderd: Sinds 1 mei 2026: Staat aan. Veranderd: beschrijving. " +
      "Sinds 1 maart 2026: Staat aan. Mensen: elke meting blijft 14 dagen in plaats van 7 dagen.",
  );
  expect(said(2)).not.toContain("1 maart 2026");
});

it("says that nothing changed since the newest version", () => {
  expect(said(3)).toContain("Daarna is er niets veranderd.");
  expect(said(3)).not.toContain("Sinds");
});
