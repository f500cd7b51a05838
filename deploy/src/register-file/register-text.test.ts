import { describe, expect, test } from "vitest";
import { parseRegisterText, RegisterTextError } from "./register-text.ts";
import { reportFindings, reportText } from "./report.ts";

const TEXT = `city:
  name: Proefstad
sensors:
  - reference: DM-001
    owner: city
    datastreams:
      - &in { key: count_in, unit: "1" }
      - *in
`;

function faultsOf(text: string): readonly { line: number; column: number; expected: string }[] {
  try {
    parseRegisterText(text);
  } catch (error) {
    if (error instanceof RegisterTextError) return error.faults;
  }
  return [];
}

describe("the text of a register file", () => {
  test("is read as what it says, dates as text", () => {
    expect(parseRegisterText("date: 2026-03-02\nat: 2026-01-01T00:00:00Z\n").content).toEqual({
      date: "2026-03-02",
      at: "2026-01-01T00:00:00Z",
    });
    expect(parseRegisterText('{ "city": { "name": "Proefstad" } }').content).toEqual({
      city: { name: "Proefstad" },
    });
  });

  test.each([
    ["a value", ["city", "name"], { line: 2, column: 9 }],
    ["an item", ["sensors", 0], { line: 4, column: 5 }],
    ["a field of a group on one line", ["sensors", 0, "datastreams", 0, "unit"], { line: 7, column: 36 }],
    ["a missing field: the group it should stand in", ["sensors", 0, "model"], { line: 4, column: 5 }],
    ["a field under one that is missing", ["zones", 0, "id"], { line: 1, column: 1 }],
    ["a field behind an alias", ["sensors", 0, "datastreams", 1, "key"], { line: 7, column: 20 }],
    ["a field under a value", ["city", "name", "nl"], { line: 2, column: 9 }],
  ])("tells where %s stands", (_, path, position) => {
    expect(parseRegisterText(TEXT).positionOf(path)).toEqual(position);
  });

  test("tells where the name of a field stands", () => {
    const text = parseRegisterText(TEXT);
    expect(text.positionOfName(["city", "name"])).toEqual({ line: 2, column: 3 });
    expect(text.positionOfName(["sensors", 0, "datastreams", 0, "unit"])).toEqual({ line: 7, column: 30 });
  });

  test("that is no YAML is refused where it goes wrong", () => {
    expect(faultsOf("city: [1,\nname: 2")).toMatchObject([{ line: 2 }]);
    expect(faultsOf("a: 1\n---\nb: 2\n")).not.toEqual([]);
  });

  test("with a name twice in one group is read on, and the last one counts", () => {
    const text = parseRegisterText("city:\n  name: A\n  name: B\n");
    expect(text).toMatchObject({ content: { city: { name: "B" } }, faults: [{ line: 3, column: 3 }] });
    expect(text.positionOf(["city", "name"])).toEqual({ line: 3, column: 9 });
    const findings = [{ path: ["city"], rule: "required-field", expected: "contact: a group of fields" }];
    expect(reportFindings("r.yaml", text, findings)).toEqual([
      "r.yaml:2:3 city: required-field: contact: a group of fields",
      "r.yaml:3:3 (file): yaml: Map keys must be unique",
    ]);
  });

  test("that grows by aliases is refused", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 9; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(", ")}]`,
      );
    }
    expect(faultsOf(lines.join("\n"))).toMatchObject([{ expected: expect.stringContaining("aliases") }]);
  });
});

describe("a report", () => {
  test("has a line for each finding, in the order of the file", () => {
    const text = parseRegisterText(TEXT);
    const findings = [
      { path: ["sensors", 0, "model"], rule: "required-field", expected: "model: text" },
      {
        path: ["sensors", 0, "datastreams", 0, "unit"],
        rule: "unknown-field",
        expected: "no such field here",
      },
      { path: ["city", "name"], rule: "field-form", expected: "text" },
      { path: [], rule: "field-form", expected: "a group of fields" },
    ];
    expect(reportFindings("r.yaml", text, findings)).toEqual([
      "r.yaml:1:1 (file): field-form: a group of fields",
      "r.yaml:2:9 city.name: field-form: text",
      "r.yaml:4:5 sensors[0].model: required-field: model: text",
      "r.yaml:7:30 sensors[0].datastreams[0].unit: unknown-field: no such field here",
    ]);
  });

  test("tells faults of the text in the same form", () => {
    const error = new RegisterTextError([{ line: 3, column: 4, expected: "an end" }]);
    expect(reportText("r.yaml", error)).toEqual(["r.yaml:3:4 (file): yaml: an end"]);
  });
});
