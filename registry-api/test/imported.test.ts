import { importRegister } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { sampleRegister } from "../../model/test/sample-register.ts";
import { sensorListSchema } from "../src/contract/sensor.ts";
import { openTestApp, type TestApp } from "./app.ts";

describe("an imported register file", () => {
  const db = useDatabase();
  const privateContact = {
    name: "J. Voorbeeld",
    mailbox: "j.voorbeeld@telwerk.example",
    phone: "06 00000000",
  };
  let test: TestApp;

  beforeAll(async () => {
    const file = sampleRegister();
    file.organisations[0].privateContact = privateContact;
    const outcome = await importRegister(db.database, file, {
      actor: "test",
      sha256: "0".repeat(64),
      timeZone: "Europe/Amsterdam",
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.findings));
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  it("is published as it stands", async () => {
    const file = sampleRegister();
    const { items } = sensorListSchema.parse((await test.app.inject({ url: "/v1/sensors" })).json());
    expect(items).toHaveLength(file.sensors.length);
    for (const entry of file.sensors) {
      const { valid, model, datastreams, ...same } = asInFile(entry);
      const sensor = items.find(({ reference }) => reference === entry["reference"]);
      expect(sensor).toMatchObject(same);
      expect(sensor?.model).toMatchObject(file.models.find(({ id }) => id === model) ?? {});
      expect(sensor?.datastreams).toMatchObject(datastreams);
      expect(Date.parse(sensor?.validFrom ?? "")).toBe(Date.parse(valid.from));
      expect(sensor?.city).toMatchObject(file.city);
    }
  });

  it("keeps private contacts to itself", async () => {
    const { body } = await test.app.inject({ url: "/v1/sensors" });
    expect(body).toContain("gemeente-proefstad");
    for (const text of Object.values(privateContact)) expect(body).not.toContain(text);
  });
});

/** Without members that are undefined: a file has none. */
function asInFile<Entry>(entry: Entry): Entry {
  return JSON.parse(JSON.stringify(entry));
}
