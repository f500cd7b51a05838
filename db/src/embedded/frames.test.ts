import fc from "fast-check";
import { expect, it } from "vitest";
import { Frames } from "./frames.ts";

/** A message as `pg` sends it; the first one has no type. */
function message(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}

const STARTUP = message("", "user");

it("gives out whole messages only, whatever the pieces", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme-ascii", maxLength: 20 })),
      fc.array(fc.nat({ max: 9 })),
      (bodies, cuts) => {
        const bytes = Buffer.concat([STARTUP, ...bodies.map((body) => message("Q", body))]);
        const borders = new Set([0]);
        let end = 0;
        for (const length of [STARTUP.length, ...bodies.map((body) => body.length + 5)])
          borders.add((end += length));

        const frames = new Frames();
        let given = 0;
        let taken = 0;
        for (const cut of [...cuts, bytes.length]) {
          given += frames.push(bytes.subarray(taken, taken + cut)).length;
          taken += cut;
          expect(borders).toContain(given);
        }
        expect(given).toBe(bytes.length);
      },
    ),
  );
});

it("keeps Terminate back, which would end the database", () => {
  const frames = new Frames();
  const bytes = Buffer.concat([STARTUP, message("Q", "select"), message("X", "")]);
  expect(frames.push(bytes)).toHaveLength(bytes.length - 5);
});
