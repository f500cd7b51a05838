// A key that stands in two modules of a language says what the last of them says, where the other was meant.
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../src/text/nl");

it("stand in one module each", async () => {
  const modules = readdirSync(folder).filter((file) => file !== "index.ts" && file !== "grammar.ts");
  const texts = await Promise.all(modules.map((file) => readFile(join(folder, file), "utf8")));
  const keys = texts.flatMap((text) => [...text.matchAll(/^ {2}"([^"]+)":/gmu)].map(([, key]) => key));
  expect(keys.length).toBeGreaterThan(1000);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
