import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeDataDir } from "../src/index.ts";
import { startProcess } from "./process.ts";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "data-dir-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it("gives a directory to one holder, and to the next one after it", () => {
  const first = takeDataDir(path.join(dir, "new"));
  expect(first).toBeDefined();
  expect(takeDataDir(path.join(dir, "new"))).toBeUndefined();
  first?.release();
  const next = takeDataDir(path.join(dir, "new"));
  expect(next).toBeDefined();
  next?.release();
});

it.each(["/proc/nothing/here", "/sys/nothing", "/dev/null/below", "/etc/passwd"])(
  "says at once that %s cannot be used",
  (place) => {
    expect(() => takeDataDir(place)).toThrow(expect.objectContaining({ code: "NO_DIRECTORY" }));
  },
);

it("has exactly one owner when five start at once after a kill -9", async () => {
  const start = () => startProcess(new URL("processes/own-data-dir.ts", import.meta.url), dir);
  let owner = start();
  expect(await owner.nextLine()).toBe("owner");
  for (let round = 0; round < 2; round += 1) {
    await owner.kill();
    const rivals = Array.from({ length: 5 }, start);
    const answers = await Promise.all(rivals.map((rival) => rival.nextLine()));
    expect(answers.toSorted()).toEqual(["owner", "refused", "refused", "refused", "refused"]);
    owner = rivals[answers.indexOf("owner")] ?? owner;
    await Promise.all(rivals.filter((rival) => rival !== owner).map((rival) => rival.kill()));
  }
  await owner.kill();
});
