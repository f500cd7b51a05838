import { expect, test } from "vitest";
import { makePublicId, PUBLIC_ID } from "./public-id.ts";

test("a public id takes five bits of each random byte", () => {
  expect(makePublicId(() => Uint8Array.from([0, 31, 32, 255, 18, 10, 24, 26]))).toBe(
    "0z0zjarT".toLowerCase(),
  );
});

test("a public id never has a letter that reads as another", () => {
  for (let byte = 0; byte < 256; byte += 1) {
    expect(makePublicId((count) => new Uint8Array(count).fill(byte))).toMatch(PUBLIC_ID);
  }
  for (const id of ["iiiiiiii", "llllllll", "oooooooo", "uuuuuuuu", "ABCDEFGH", "0000000"]) {
    expect(id).not.toMatch(PUBLIC_ID);
  }
});
