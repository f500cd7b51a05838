/** @jsxRuntime automatic @jsxImportSource preact */
// Radio waves are held against a limit only as a mean over 30 minutes, in power, with all that belongs to it said beside it.
import type { Exposure, ExposureList } from "@meetpaal/registry-api/contract";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { openFormat } from "../../format/format.ts";
import { grammars } from "../../text/grammars.ts";
import { openText } from "../../text/text.ts";
import { FieldStrength } from "./field-strength.tsx";

const now = new Date("2026-11-24T12:00:00Z");
const nl = { locale: "nl", t: openText("nl"), format: openFormat(grammars.nl, "Europe/Amsterdam") } as const;
const context = { ...nl, law: nl, now };
const item = (part: Partial<Exposure>): Exposure => ({
  start: "2026-11-24T11:30:00Z",
  end: "2026-11-24T12:00:00Z",
  coverage: 1,
  powerDensity: 0.0987,
  fieldStrength: 6.1,
  share: 0.00987,
  ...part,
});
const unknown = item({ coverage: 0.89, powerDensity: null, fieldStrength: null, share: null });
const exposure = (part: Partial<ExposureList>): ExposureList => ({
  datastream: 7,
  demo: false,
  reference: { standard: "icnirp-2020-whole-body-public", limit: 10, unit: "W/m2", averaging: "PT30M" },
  band: { fromMHz: 3750, toMHz: 3800 },
  uncertaintyDb: 3,
  detectionLimit: 0.05,
  latest: item({}),
  items: [],
  ...part,
});
const words = (list: ExposureList): string =>
  render(<FieldStrength context={context} stream={{ id: 7, calibratedDate: "2026-05-12" }} exposure={list} />)
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/\s+/gu, " ");

describe("radio waves beside their limit", () => {
  it("are named in W/m2 and V/m with the limit, and as a share in power", () => {
    const said = words(exposure({}));
    expect(said).toContain("Gemiddeld over 30 minuten was het 0,099 watt per vierkante meter.");
    expect(said).toContain("De grens is 10 watt per vierkante meter.");
    expect(said).toContain("Dat is 0,99 % van de grens. Dit is het aandeel in vermogen.");
    expect(said).toContain("6,1 volt per meter");
    expect(said).toContain("Deze meter meet een soort radiogolven. Hij meet niet alle zenders samen.");
    expect(said).not.toMatch(/veilig|gevaar|geen zorgen|schadelijk/u);
  });

  it("have no share where too little was measured, nor of a single value", () => {
    const said = words(exposure({ latest: unknown, items: [unknown] }));
    expect(said).not.toContain("%  van de grens");
    expect(said).not.toContain("aandeel in vermogen.");
    expect(said).toContain("Daarom noemen wij geen gemiddelde.");
    expect(said).toContain("Over de laatste 24 uur is er geen half uur dat goed genoeg is gemeten.");
  });

  it("say the highest half hour of the day, and how many are not known", () => {
    const high = item({ start: "2026-11-24T08:30:00Z", powerDensity: 0.2, share: 0.02 });
    const said = words(exposure({ items: [unknown, high, item({})] }));
    expect(said).toContain("Het hoogste gemiddelde in 24 uur was 0,2 watt per vierkante meter.");
    expect(said).toContain("Dat begon vandaag om 09:30 uur.");
    expect(said).toContain("Van 1 half uur weten wij het niet.");
  });

  it("have no share of a limit that the register does not name", () => {
    const said = words(exposure({ reference: null, latest: item({ share: null }) }));
    expect(said).not.toContain("De grens is");
    expect(said).not.toContain("van de grens. Dit is het aandeel");
  });

  it("say less than the meter can see, and name no smaller share than means something", () => {
    const small = item({ powerDensity: 0.000_001, fieldStrength: 0.02, share: 0.000_000_1 });
    const said = words(exposure({ latest: small }));
    expect(said).toContain("Dat is minder dan 0,01 % van de grens.");
    expect(said).toContain("Het kan ook minder zijn.");
  });
});
