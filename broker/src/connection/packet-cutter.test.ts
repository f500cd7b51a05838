import fc from "fast-check";
import mqttPacket from "mqtt-packet";
import { describe, expect, it } from "vitest";
import { PacketCutter } from "./packet-cutter.ts";

/** What was cut, as text: the bytes of a packet, or the length of a head and what was skipped after it. */
function cutAll(chunks: readonly Buffer[], isLoggedIn = true): string[] {
  const cutter = new PacketCutter();
  const cuts: string[] = [];
  for (const chunk of chunks) {
    cutter.push(chunk);
    for (;;) {
      const cut = cutter.next(isLoggedIn);
      if (cut === "more") break;
      const { bytes, start, body, end, skipped } = cutter;
      if (cut === "refused") return [...cuts, "refused"];
      const packet = bytes.subarray(start, end);
      expect(body - start).toBeGreaterThan(1);
      cuts.push(cut === "packet" ? packet.toString("hex") : `head of ${packet.length}, ${skipped} skipped`);
    }
  }
  return cuts;
}

function publish(topic: string, size: number): Buffer {
  return mqttPacket.generate({
    cmd: "publish",
    topic,
    payload: Buffer.alloc(size, 0x61),
    qos: 1,
    messageId: 513,
    dup: false,
    retain: false,
  });
}

function split(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (let i = 0; at < bytes.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

describe("PacketCutter", () => {
  it("cuts the same packets, however they come", () => {
    const packet = fc.oneof(
      fc.constant(Buffer.from([0xc0, 0])),
      fc.integer({ min: 0, max: 300 }).map((size) => publish("v1/x", size)),
      fc.constantFrom(16_383, 65_536, 66_000, 90_000).map((size) => publish("v1/x", size)),
    );
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 80_000 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 12 }), sizes, (packets, chunkSizes) => {
        const whole = packets.flatMap((bytes) => cutAll([bytes]));
        expect(whole).toHaveLength(packets.length);
        expect(cutAll(split(Buffer.concat(packets), chunkSizes))).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a payload of 64 KiB and skips the body of a longer one", () => {
    const whole = publish("v1/x", 65_536);
    expect(cutAll([whole])).toEqual([whole.toString("hex")]);
    const [head] = cutAll([publish("v1/x", 100_000)]);
    expect(head).toBe("head of 12, 100000 skipped");
  });

  it("gives the head when the last of the body went by, not before", () => {
    const bytes = publish("v1/x", 100_000);
    expect(cutAll([bytes.subarray(0, -1)])).toEqual([]);
  });

  it.each([
    ["a packet over 1 MiB", [0x32, 0x81, 0x80, 0x40], true],
    ["a long topic over a long body", [0x32, 0xff, 0xff, 0x3f, 0x01, 0x01], true],
    ["a control packet over 64 KiB", [0x82, 0x80, 0x80, 0x04], true],
    ["a length of five bytes", [0x32, 0x80, 0x80, 0x80, 0x80], true],
    ["CONNECT over 4 KiB", [0x10, 0x80, 0x20], false],
    ["anything but CONNECT before login", [0x47], false],
  ] as const)("refuses %s", (_name, bytes, isLoggedIn) => {
    expect(cutAll([Buffer.from([...bytes, 0, 0, 0])], isLoggedIn)).toEqual(["refused"]);
  });
});
