/**
 * The outline of a page as a screen reader has it: landmarks, headings, links, fields and buttons with their names, from the accessibility
 * tree of the browser. Prose is left out, figures and months are made alike, and of a long list only what its first entry is made of
 * stays, so that an outline is read in a minute and changes only when the page does.
 */
import type { Page } from "playwright-core";

interface AriaNode {
  readonly role: string;
  readonly name?: string;
  readonly level?: number;
  readonly children?: readonly (AriaNode | string)[];
}

const prose: readonly string[] = [
  "text",
  "paragraph",
  "strong",
  "emphasis",
  "code",
  "definition",
  "generic",
  "superscript",
];
const series: readonly string[] = ["list", "rowgroup", "table"];
/** Longer ones are told by their first entry. */
const longest = 3;

const months =
  /\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b/gu;
const alike = (name: string): string =>
  name
    .replaceAll(/\d+(?:[.,:]\d+)*/gu, "0")
    .replaceAll(months, "maand")
    .replaceAll(/\s+/gu, " ")
    .trim();

const childrenOf = ({ children = [] }: AriaNode): readonly AriaNode[] =>
  children.filter((child): child is AriaNode => typeof child !== "string");

/** @param named - whether names belong to the page, and not to one entry of many */
const linesOf = (node: AriaNode, depth: number, named: boolean): string[] => {
  const inner = (indent: number, entries = childrenOf(node), isNamed = named) =>
    entries.flatMap((child) => linesOf(child, indent, isNamed));
  if (prose.includes(node.role)) return inner(depth);
  const { role, name = "", level } = node;
  const line = [
    `${"  ".repeat(depth)}- ${role}`,
    named && name !== "" ? ` "${alike(name)}"` : "",
    level === undefined ? "" : ` [level=${level}]`,
  ].join("");
  const entries = childrenOf(node);
  if (!series.includes(role) || entries.length <= longest) return [line, ...inner(depth + 1)];
  return [line, ...inner(depth + 1, entries.slice(0, 1), false), `${"  ".repeat(depth + 1)}- …`];
};

/** @param part - a selector; of the first that has it */
export const outlineOf = async (page: Page, part: string): Promise<string> => {
  const nodes: readonly AriaNode[] = JSON.parse(
    JSON.stringify(await page.locator(part).first().ariaSnapshotJSON()),
  );
  return `${nodes.flatMap((node) => linesOf(node, 0, true)).join("\n")}\n`;
};
