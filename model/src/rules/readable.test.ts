import { describe, expect, test } from "vitest";
import { sampleRegister } from "../../test/sample-register.ts";
import { checkRegister } from "./check-register.ts";
import { pathText, valueAt } from "./path.ts";
import { asFarAsRead, makeUnreadable, ofEach, UnreadableError } from "./readable.ts";
import { type CurrentRegister, emptyRegister } from "./register-view.ts";
import { readRegister, shapeRules } from "./shape.ts";

const moment = { now: new Date(), timeZone: "Europe/Amsterdam" };

function findingsIn(content: unknown, current: CurrentRegister = emptyRegister) {
  return checkRegister(readRegister(content), { ...moment, current }).findings;
}

function* placesIn(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value))
    yield* placesIn(member, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** With every kind of field that a rule looks at. */
function fullRegister() {
  const file = sampleRegister();
  const [crowd, noise] = file.sensors;
  const text = { nl: "Tekst", en: "Text" };
  crowd.valid.to = new Date(Date.now() + 90 * 86_400_000).toISOString();
  Object.assign(crowd, {
    sensingArea: file.zones[0].area,
    event: { name: text, fromDate: "2026-07-18", toDate: "2026-07-24" },
    pilot: { question: text, by: [{ organisation: "maker", role: "operator" }], evaluationDue: "P1M" },
    dates: { announcedDate: "2026-01-01", placedDate: "2026-01-10" },
    documents: [{ kind: "dpia", title: text, date: "2026-01-01", url: "https://proefstad.example/d" }],
    algorithms: [
      {
        id: "telt",
        name: text,
        summary: text,
        status: "in-use",
        publicationCategory: "other-algorithm",
        goal: text,
      },
    ],
  });
  crowd.assessments?.push({
    kind: "ethics",
    date: "2025-11-20",
    outcome: "approved",
    advice: { followed: "yes" },
  });
  Object.assign(noise.datastreams[0], { reference: { standard: "who-2018", limit: 53, unit: "dB" } });
  file.devices[1].speaks = {
    format: "senml-json",
    fields: [{ from: "laeq", key: "sound_level", unit: "dB" }],
  };
  return file;
}

/** One of each kind: what stands second in a list is like the first, but for entries and assessments. */
function isOneOfAKind(path: readonly (string | number)[]): boolean {
  return path.every(
    (step, depth) =>
      step !== "en" &&
      (typeof step === "string" || step === 0 || depth === 1 || path[depth - 1] === "assessments"),
  );
}

describe("a file with one mistake of form", () => {
  const places = [...placesIn(fullRegister())].filter(isOneOfAKind);

  test("is sound without it", () => {
    expect(findingsIn(fullRegister())).toEqual([]);
    expect(places.length).toBeGreaterThan(250);
  });

  test.each([
    { when: "a first file", current: () => emptyRegister, extra: {} },
    {
      when: "a correction of what the register holds",
      current: () => ({ ...fullRegister(), passagesADay: new Map() }),
      extra: { corrects: { reason: "Anders." } },
    },
  ])("hears of nothing else, wherever it stands: $when", { timeout: 60_000 }, ({ current, extra }) => {
    const forms = new Set(shapeRules.map(({ name }) => name));
    for (const path of places) {
      const file = fullRegister();
      Object.assign(file.sensors[0], extra);
      const group = valueAt(file, path.slice(0, -1));
      Object.assign(group ?? {}, { [path.at(-1) ?? ""]: null });
      const rules = findingsIn(file, current()).map(({ rule }) => rule);
      expect({
        at: pathText(path),
        isFound: rules.length > 0,
        others: rules.filter((rule) => !forms.has(rule)),
      }).toEqual({
        at: pathText(path),
        isFound: true,
        others: [],
      });
    }
  });
});

describe("what is wrong with a form", () => {
  test("is said of a list of words by its words, and of a union by each of its kinds", () => {
    const file = fullRegister();
    Object.assign(file.devices[0], { speaks: { format: "morse" } });
    Object.assign(file.devices[1], {
      speaks: {
        format: "crowd-flow-normalized",
        fields: [{ from: "a", key: "sound_level", when: { direction: [] } }],
      },
    });
    Object.assign(file.sensors[0], { location: { type: "Circle" } });
    Object.assign(file.sensors[1], { location: { type: "Point", coordinates: [5, 95] } });
    expect(
      Object.fromEntries(findingsIn(file).map(({ path, expected }) => [pathText(path), expected])),
    ).toEqual({
      "devices[0].speaks.format": expect.stringMatching(/^one of json, senml-json, senml-cbor, sensorthings/),
      "devices[1].speaks.fields[0].when.direction": "text (put it in quotes), or a number, or true or false",
      "sensors[0].location.type": "one of Point, Polygon",
      "sensors[1].location.coordinates[1]": "at most 90",
    });
  });

  test("is said of every language at once", () => {
    const file = fullRegister();
    Object.assign(file.sensors[0], { name: { nl: " ", Dutch: "Tekst" } });
    expect(findingsIn(file).map(({ path }) => pathText(path))).toEqual([
      "sensors[0].name.nl",
      "sensors[0].name.en",
      "sensors[0].name.Dutch",
    ]);
  });

  test("is said beside a field that nobody knows, in the same group", () => {
    const file = fullRegister();
    Object.assign(file.organisations[1], { contact: { mial: "info@maker.example" } });
    expect(findingsIn(file)).toMatchObject([
      { path: ["organisations", 1, "contact", "mial"], rule: "unknown-field" },
      {
        path: ["organisations", 1, "contact"],
        rule: "field-form",
        expected: "a mailbox, a phone or a formUrl",
      },
    ]);
  });
});

describe("an entry as far as it can be read", () => {
  test("stops whoever asks for what is not, also of the whole", () => {
    const entry = { id: "a", terms: [{ raw: "P1D" }, { raw: 4 }] };
    makeUnreadable(entry, [["terms", 1, "raw"], ["name"], ["terms", 1, "raw", "days"]]);
    expect(entry.id).toBe("a");
    expect(() => Reflect.get(entry, "name")).toThrow(UnreadableError);
    expect(() => entry.terms[1]?.raw).toThrow(UnreadableError);
    expect(() => ({ ...entry })).toThrow(UnreadableError);
    expect(
      ofEach(
        () => entry.terms,
        ({ raw }, index) => [`${index} ${raw}`],
      ),
    ).toEqual(["0 P1D"]);
  });

  test("hides no other error", () => {
    const fail = (): string[] => {
      throw new TypeError("a mistake of ours");
    };
    expect(() => asFarAsRead(fail)).toThrow(TypeError);
  });
});
