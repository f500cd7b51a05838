import { describe, expect, it } from "vitest";
import type { Inspection, Statement } from "../register/proof.ts";
import { promiseMethods } from "./methods.ts";
import { proofOf } from "./proofs.ts";

const by = (name: string) => ({ nl: name, en: name });
const inspection = (date: string, ...checked: string[]): Inspection => ({ date, by: by(date), checked });
const statement = (date: string, ...about: Statement["about"]): Statement => ({
  date,
  by: by(date),
  about,
  text: by("Zo is het."),
});

describe("the proof of what no machine measures", () => {
  it("is the newest inspection that looked at this, and the newest statement about it", () => {
    const proofs = {
      inspections: [
        inspection("2026-01-01", "only-declared-recipients"),
        inspection("2026-03-01", "no-image-leaves", "only-declared-recipients"),
        inspection("2026-05-01", "only-declared-network"),
      ],
      statements: [statement("2026-02-01", "recipients", "picture"), statement("2026-04-01", "picture")],
    };
    expect(proofOf("recipients", proofs)).toMatchObject({
      inspectedDate: "2026-03-01",
      statedDate: "2026-02-01",
    });
    expect(proofOf("picture", proofs)).toMatchObject({
      inspectedDate: "2026-03-01",
      statedDate: "2026-04-01",
    });
    expect(proofOf("excluded-purposes", proofs)).toEqual({});
  });

  it("is none where another thing was looked at", () => {
    const inspections = [inspection("2026-01-01", "only-declared-network")];
    expect(proofOf("picture", { inspections, statements: [] })).toEqual({});
  });
});

describe("how it is measured", () => {
  it("is said of every promise once, in both languages, and soothes nobody", () => {
    const methods = promiseMethods();
    expect(new Set(methods.map(({ id }) => id)).size).toBe(14);
    for (const { method, limits } of methods) {
      expect(limits).not.toBeNull();
      for (const text of [method.nl, method.en])
        expect(text).toMatch(/^[A-Z](?!.*(?:veilig|\bsafe|altijd|always)).*[.]$/);
    }
  });
});
