/**
 * The query options of a question (OGC 18-088 §9.3.3): `$filter`, `$orderby`, `$select`, `$expand`, `$top`, `$skip`, `$count`, and
 * those of each expanded relation, in brackets, again.
 */
import {
  ENTITY_SETS,
  type EntityName,
  type Expression,
  type OrderBy,
  QuestionError,
  relationOf,
} from "@meetpaal/db";
import { parseFilter, parseOrderBy } from "./parse-filter.ts";
import { readToken, type SkipToken } from "./skip-token.ts";

export interface Options {
  filter?: Expression;
  orderBy: OrderBy[];
  /** Names of properties and relations; undefined: all. */
  select?: string[];
  expand: Map<string, Options>;
  /** Undefined: as many as a page has. */
  top?: number;
  skip: number;
  count: boolean;
  token?: SkipToken;
  /** As they were written, to be written again in a link to the next page. */
  texts: Map<string, string>;
}

const MOST_SKIPPED = 1_000_000;
const DEEPEST_EXPAND = 5;
/** Every one is a question of its own. */
const MOST_EXPANDS = 12;
const NAMES = ["$filter", "$orderby", "$select", "$expand", "$top", "$skip", "$count", "$skiptoken"];

/** @throws {OptionError} that names the option */
export function parseOptions(entity: EntityName, texts: Iterable<[string, string]>, depth = 0): Options {
  const options: Options = { orderBy: [], expand: new Map(), skip: 0, count: false, texts: new Map() };
  for (const [name, text] of texts) {
    within(name, () => {
      if (!NAMES.includes(name))
        throw new QuestionError(`is no option here: expected one of ${NAMES.join(", ")}`);
      if (options.texts.has(name)) throw new QuestionError("is given twice");
      options.texts.set(name, text);
      take(options, entity, name, text, depth);
    });
  }
  return options;
}

function take(options: Options, entity: EntityName, name: string, text: string, depth: number): void {
  switch (name) {
    case "$filter":
      options.filter = parseFilter(text);
      return;
    case "$orderby":
      options.orderBy = parseOrderBy(text);
      return;
    case "$select":
      options.select = selectOf(entity, text);
      return;
    case "$expand":
      options.expand = expandOf(entity, text, depth + 1);
      return;
    case "$top":
      options.top = wholeNumber(text);
      return;
    case "$skip":
      options.skip = wholeNumber(text);
      return;
    case "$skiptoken":
      options.token = readToken(text);
      return;
    case "$count":
      if (text !== "true" && text !== "false") throw new QuestionError("expected true or false");
      options.count = text === "true";
      return;
    default:
      throw new Error(`${name} is known and not read`);
  }
}

function wholeNumber(text: string): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= MOST_SKIPPED) return value;
  throw new QuestionError(`expected a whole number from 0 to ${MOST_SKIPPED}`);
}

function selectOf(entity: EntityName, text: string): string[] {
  const { properties, relations } = ENTITY_SETS[entity];
  const known = ["id", "@iot.id", "@iot.selfLink", ...Object.keys(properties), ...Object.keys(relations)];
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name.split("/")[0] ?? ""));
  if (unknown === undefined) return names.map((name) => name.split("/")[0] ?? "");
  throw new QuestionError(`${entity} has no ${unknown.slice(0, 40)}: it has ${known.join(", ")}`);
}

function expandOf(entity: EntityName, text: string, depth: number): Map<string, Options> {
  if (depth > DEEPEST_EXPAND) throw new QuestionError(`goes deeper than ${DEEPEST_EXPAND}`);
  const asked = new Map<string, [string, string][]>();
  for (const item of split(text, ",")) {
    const [, path = "", inner] = /^\s*([A-Za-z/]+)\s*(?:\((.*)\))?\s*$/s.exec(item) ?? [];
    const [name = "", ...rest] = path.split("/");
    // `Datastreams/Observations(...)`: what is in the brackets is about the last of them.
    const own =
      rest.length > 0
        ? [["$expand", rest.join("/") + (inner === undefined ? "" : `(${inner})`)] as [string, string]]
        : textsOf(inner ?? "");
    const before = asked.get(name) ?? [];
    asked.set(name, merged(before, own));
  }
  const { relations } = ENTITY_SETS[entity];
  const expand = new Map<string, Options>();
  for (const [name, texts] of asked) {
    const relation = relationOf(entity, name);
    if (relation === undefined) {
      const known = Object.keys(relations).join(", ");
      throw new QuestionError(`${entity} leads to no ${name.slice(0, 40)}: expected ${known}`);
    }
    expand.set(name, parseOptions(relation.target, texts, depth));
  }
  if (depth === 1 && sizeOf(expand) > MOST_EXPANDS)
    throw new QuestionError(`has more than ${MOST_EXPANDS} relations`);
  return expand;
}

function sizeOf(expand: Map<string, Options>): number {
  return [...expand.values()].reduce((size, options) => size + 1 + sizeOf(options.expand), 0);
}

/** Two paths that begin with the same relation expand it once. */
function merged(before: readonly [string, string][], own: readonly [string, string][]): [string, string][] {
  const expands = [...before, ...own].filter(([name]) => name === "$expand").map(([, text]) => text);
  const others = [...before, ...own].filter(([name]) => name !== "$expand");
  return expands.length === 0 ? others : [...others, ["$expand", expands.join(",")]];
}

/** `$filter=...;$top=1` */
function textsOf(inner: string): [string, string][] {
  if (inner.trim() === "") return [];
  return split(inner, ";").map((option) => {
    const mark = option.indexOf("=");
    if (mark === -1) throw new QuestionError("expected options such as $top=1 between the brackets");
    return [option.slice(0, mark).trim(), option.slice(mark + 1).trim()];
  });
}

/** Where the sign stands in no brackets and no quotes. */
function split(text: string, sign: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  let isQuoted = false;
  for (const letter of text) {
    if (letter === "'") isQuoted = !isQuoted;
    else if (!isQuoted && letter === "(") depth += 1;
    else if (!isQuoted && letter === ")") depth -= 1;
    if (letter === sign && depth === 0 && !isQuoted) parts.push("");
    else parts.push((parts.pop() ?? "") + letter);
  }
  if (depth !== 0 || isQuoted) throw new QuestionError("has a bracket or a quote that is not closed");
  return parts;
}

/** What is wrong, and with which option. */
export class OptionError extends Error {
  override readonly name = "OptionError";
  readonly option: string;

  constructor(option: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.option = option;
  }
}

/** Says of which option a question's fault is. */
export function within<T>(option: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof QuestionError) throw new OptionError(option, error.message, { cause: error });
    if (!(error instanceof OptionError)) throw error;
    throw new OptionError(option, `${error.option} ${error.message}`, { cause: error });
  }
}
