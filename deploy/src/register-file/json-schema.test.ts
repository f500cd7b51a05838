import { readFileSync } from "node:fs";
// oxlint-disable-next-line import/extensions -- the package has no `exports`, so this is its file
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { sharedFile } from "../../test/config.ts";
import { demoRegister } from "../demo/register.ts";
import { registerJsonSchema } from "./json-schema.ts";
import { parseRegisterText } from "./register-text.ts";

const COMMITTED = new URL("../../../docs/register.schema.json", import.meta.url);

test("docs/register.schema.json is the form that is read (npx meetpaal register schema > it)", () => {
  expect(JSON.parse(readFileSync(COMMITTED, "utf8"))).toEqual(
    JSON.parse(JSON.stringify(registerJsonSchema())),
  );
});

test("it knows the fields of a sensor, and no others", () => {
  const schema = JSON.stringify(registerJsonSchema());
  expect(schema).toContain('"article6"');
  expect(schema).toContain('"additionalProperties":false');
});

describe("an editor that knows JSON Schema", () => {
  const validate = new Ajv2020({ allErrors: true, validateFormats: false }).compile(registerJsonSchema());
  const wrongIn = (content: unknown): string[] => {
    validate(content);
    return (validate.errors ?? []).map(({ instancePath }) => instancePath);
  };
  const demo = (): Record<string, unknown> => structuredClone(demoRegister(new Map(), new Date()));
  const example = sharedFile("register-example.yaml");

  test("finds nothing in the register of the demonstration city", () => {
    expect(wrongIn(demo())).toEqual([]);
  });

  test.skipIf(example === undefined)("finds nothing in the example file", () => {
    expect(wrongIn(parseRegisterText(readFileSync(example ?? "", "utf8")).content)).toEqual([]);
  });

  test.each([
    ["a field that nobody knows", "sensors[0].colour", "red", "/sensors/0"],
    ["a status that follows no import", "sensors[0].status", "draft", "/sensors/0/status"],
    [
      "a duration in words",
      "sensors[0].datastreams[0].interval",
      "a minute",
      "/sensors/0/datastreams/0/interval",
    ],
    ["a reference with a space", "sensors[0].reference", "DM 1", "/sensors/0/reference"],
    ["a capacity of half a person", "zones[0].capacity", 0.5, "/zones/0/capacity"],
    ["a list that is none", "sensors", {}, "/sensors"],
  ])("underlines %s", (_, path, value, at) => {
    const content = demo();
    const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
    const group = steps
      .slice(0, -1)
      .reduce<unknown>((within, step) => Reflect.get(Object(within), step), content);
    Object.assign(Object(group), { [steps.at(-1) ?? ""]: value });
    expect(wrongIn(content)).toContain(at);
  });
});
