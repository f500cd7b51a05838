import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildTopic, observationsDatastreamId, parseTopic, readingsPublicId, type Topic } from "./topic.ts";

const publicId = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{8}$/);
const topics: fc.Arbitrary<Topic> = fc.oneof(
  publicId.map((id): Topic => ({ kind: "readings", publicId: id })),
  publicId.map((id): Topic => ({ kind: "contract", publicId: id })),
  fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,20}$/).map((id): Topic => ({ kind: "device", deviceId: id })),
);

describe("topics", () => {
  it.each([
    ["v1.1/Datastreams(17)/Observations", 17],
    ["v1.1/Datastreams(0)/Observations", undefined],
    ["v1.1/Datastreams(1;2)/Observations", undefined],
    ["v1.1/Datastreams(17)/Observations/x", undefined],
    ["v1.0/Datastreams(17)/Observations", undefined],
    ["v1.1/Observations", undefined],
  ])("name the datastream of %s", (topic, id) => {
    expect(observationsDatastreamId(topic)).toBe(id);
  });

  it("are read as they were written", () => {
    fc.assert(
      fc.property(topics, (topic) => {
        expect(parseTopic(buildTopic(topic))).toEqual(topic);
      }),
    );
  });

  it.each([
    "v1/sensors/abcdefgh/readings/x",
    "v1/sensors/abcdefg/readings",
    "v1/sensors/abcdefgu/contract",
    "v1/sensors/+/contract",
    "v1/sensors/abcdefgh/#",
    "v1/devices/#",
    "v1/devices/a/b/#",
    "v1/devices/telwerk-1",
    "$meetpaal/committed",
    "#",
    "",
  ])("are not made of %j", (topic) => {
    expect(parseTopic(topic)).toBeUndefined();
  });

  it("name the sensor of a publish", () => {
    expect(readingsPublicId("v1/sensors/abcdefgh/readings")).toBe("abcdefgh");
    expect(readingsPublicId("v1/sensors/abcdefgh/contract")).toBeUndefined();
    expect(readingsPublicId("v1/sensors/abcdefghi/readings")).toBeUndefined();
    expect(readingsPublicId("v1/sensorz/abcdefgh/readings")).toBeUndefined();
  });
});
