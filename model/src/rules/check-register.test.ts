import { describe, expect, test } from "vitest";
import { check, inDays, stored } from "../../test/check-sample.ts";
import { stream } from "../../test/rule-case.ts";
import { sampleRegister } from "../../test/sample-register.ts";

describe("a whole file", () => {
  test("is checked to the end, whatever is wrong at its beginning", () => {
    const file = sampleRegister();
    Object.assign(file.city, { name: 4 });
    Object.assign(file.sensors[0], { kind: "balloon" });
    file.sensors[0].datastreams[0].unit = "people";
    file.devices[0].sensors = ["DM-404"];
    expect(check(file).refused).toEqual([
      "city.name: field-form",
      "sensors[0].kind: field-form",
      `${stream}.unit: unit-known`,
      "devices[0].sensors[0]: sensor-known",
    ]);
  });

  test("is checked beside a field that nobody knows", () => {
    const file = sampleRegister();
    Object.assign(file.sensors[0].datastreams[0], { unit: "people", unti: "1" });
    expect(check(file).refused).toEqual([`${stream}.unti: unknown-field`, `${stream}.unit: unit-known`]);
  });

  test("has only the second of two entries with one name to blame", () => {
    const file = sampleRegister();
    const second = { ...file.sensors[1], reference: "DM-001" };
    Object.assign(file, { sensors: [...file.sensors, second] });
    expect(check(file).refused).toEqual(["sensors[2].reference: unique-name"]);
  });

  test("does not blame what refers to an entry that is itself wrong", () => {
    const file = sampleRegister();
    Reflect.deleteProperty(file.models[0], "steps");
    Reflect.deleteProperty(file.organisations[0], "name");
    Reflect.deleteProperty(file.sensors[0].datastreams[0], "public");
    expect(check(file).refused).toEqual([
      "organisations[0].name: required-field",
      "models[0].steps: required-field",
      `${stream}.public: required-field`,
    ]);
  });

  test.each([null, 1, "text", [], { sensors: 4 }])("that is %j is refused", (content) => {
    expect(check(content).file).toBeUndefined();
  });

  test("may hold a part of what the register knows", () => {
    const { sensors } = sampleRegister();
    expect(check({ sensors: [sensors[0]] }, stored())).toMatchObject({ refused: [] });
  });

  describe("and the sensors that it does not mention", () => {
    const cityWith = (regular: string) => {
      const { city } = sampleRegister();
      return { ...city, rules: { ...city.rules, maxTerm: { regular, pilot: "P1Y", basis: "own-promise" } } };
    };
    const owner = (demo: boolean) => ({ ...sampleRegister().organisations[0], demo });

    test("is refused where its city lets them hang too long", () => {
      const { findings, refused } = check({ city: cityWith("P1M") }, stored());
      expect(refused).toEqual(["city: max-term", "city: max-term"]);
      expect(findings[0]?.expected).toMatch(
        /^for the sensor gemeente-proefstad\/DM-001, valid\.to: at most P1M after valid\.from/,
      );
      expect(findings[1]?.expected).toContain("gemeente-proefstad/GM-001");
      const [mentioned] = sampleRegister().sensors;
      expect(check({ city: cityWith("P1M"), sensors: [mentioned] }, stored()).refused).toEqual([
        "sensors[0].valid.to: max-term",
        "city: max-term",
      ]);
    });

    test("is refused where their owner loses what excused them", () => {
      const demo = stored(({ city, organisations }) => {
        organisations[0].demo = true;
        Object.assign(city, cityWith("P1M"));
      });
      expect(check({ organisations: [owner(false)] }, demo).refused).toEqual([
        "organisations[0]: max-term",
        "organisations[0]: max-term",
      ]);
      const renamed = { ...owner(true), name: "Stad" };
      expect(check({ organisations: [renamed] }, demo).refused).toEqual([]);
    });

    test("names the last of two changes that break them only together", () => {
      const demo = stored(({ organisations }) => {
        organisations[0].demo = true;
      });
      const both = check({ city: cityWith("P1M"), organisations: [owner(false)] }, demo);
      expect(both.refused).toEqual(["city: max-term", "city: max-term"]);
    });

    test("is refused where their model takes in something else, at the model alone", () => {
      const { models } = sampleRegister();
      const radar = stored(({ models: before, sensors }) => {
        before[0].capture = "radar";
        Reflect.deleteProperty(sensors[0], "assessments");
      });
      const { refused } = check({ models: [{ ...models[0], capture: "camera" }] }, radar);
      expect(refused).toEqual(["models[0].capture: capture-stays", "models[0]: capture-assessed"]);
    });

    test("is not blamed for what was wrong before, has ended, or is removed", () => {
      const { city } = sampleRegister();
      const renamed = { city: { ...city, name: "Andere stad" } };
      const broken = stored(({ sensors }) => {
        sensors[0].valid.to = inDays(5_000);
      });
      expect(check(renamed, broken).refused).toEqual([]);
      const over = stored(({ sensors }) => {
        sensors[0].valid.to = inDays(-1);
        sensors[1].status = "removed";
      });
      expect(check({ city: cityWith("P1M") }, over).refused).toEqual([]);
    });
  });

  test("is refused where a device that it does not mention sends to a stream that ends", () => {
    const speaking = stored(({ devices }) => {
      devices[1].speaks = {
        format: "senml-json",
        fields: [
          { from: "laeq", key: "sound_level" },
          { from: "old", key: "gone_before" },
        ],
      };
    });
    const { sensors } = sampleRegister();
    const other = { ...sensors[1], datastreams: [{ ...sensors[1].datastreams[0], key: "laeq" }] };
    const { findings, refused } = check({ sensors: [other] }, speaking);
    expect(refused).toEqual(["sensors[0]: fields-lead"]);
    expect(findings[0]?.expected).toMatch(/^for the device geluidmeter-1, speaks\.fields\[0\]\.key: /);
    expect(check({ sensors: [sensors[1]] }, speaking).refused).toEqual([]);
  });

  test("never says what was in it", () => {
    const file = sampleRegister();
    const secret = "geheim-0612345678";
    Object.assign(file.organisations[1], { privateContact: { name: 6, mailbox: secret, phone: secret } });
    Object.assign(file.sensors[0], { kind: secret, reference: `${secret}!`, location: secret });
    expect(JSON.stringify(check(file).findings)).not.toContain(secret);
  });
});
