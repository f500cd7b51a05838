import { datastreamSchema, organisationSchema, sensorModelSchema, sensorSchema } from "@meetpaal/model";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { datastreamSchema as publishedDatastream } from "./datastream.ts";
import { organisationSchema as publishedOrganisation } from "./organisation.ts";
import { sensorModelSchema as publishedModel, sensorSchema as publishedSensor } from "./sensor.ts";

/** Paths of members in a schema: `pilot.by.role`. */
function pathsOf(schema: z.ZodType): Set<string> {
  const paths = new Set<string>();
  walk(z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }), "", paths);
  return paths;
}

function walk(node: unknown, path: string, paths: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if (path !== "") paths.add(path);
  for (const [keyword, value] of Object.entries(node)) {
    if (keyword === "properties") {
      for (const [name, member] of Object.entries(value))
        walk(member, path === "" ? name : `${path}.${name}`, paths);
    } else if (["items", "anyOf", "oneOf", "allOf", "prefixItems"].includes(keyword)) {
      for (const member of Array.isArray(value) ? value : [value]) walk(member, path, paths);
    }
  }
}

function missing(file: z.ZodType, published: z.ZodType): string[] {
  const known = pathsOf(published);
  // `nl` and `en` are demanded of a file; the contract takes any language.
  return [...pathsOf(file)].filter((path) => !/\.(nl|en)$/.test(path) && !known.has(path));
}

describe("what a register file may say is published, but for private contacts and bounds of machines", () => {
  it("of a sensor", () => {
    expect(missing(sensorSchema, publishedSensor)).toEqual([
      "valid", // as validFrom and validTo
      "valid.from",
      "valid.to",
      "corrects", // as correction
      "corrects.reason",
    ]);
  });

  it("of a datastream", () => {
    expect(missing(datastreamSchema, publishedDatastream)).toEqual([]);
  });

  it("of a model", () => {
    expect(missing(sensorModelSchema, publishedModel)).toEqual([]);
  });

  it("of an organisation", () => {
    expect(missing(organisationSchema, publishedOrganisation)).toEqual([
      "privateContact",
      "privateContact.name",
      "privateContact.mailbox",
      "privateContact.phone",
      "quota",
      "quota.messagesPerSecond",
      "quota.bytesPerSecond",
      "quota.connections",
      "quota.inFlight",
    ]);
  });
});
