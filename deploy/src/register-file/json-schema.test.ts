import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { registerJsonSchema } from "./json-schema.ts";

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
