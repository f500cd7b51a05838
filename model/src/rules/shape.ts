/** The form of a file: which members there are, and what each may hold. */
import type * as z from "zod";
import { type RegisterFile, registerFileSchema } from "../register/register-file.ts";
import { type FileParts, partsOf } from "./file-parts.ts";
import { type Path, valueAt } from "./path.ts";
import type { Finding, Rule } from "./rule.ts";

const SOURCE = "The file format: docs/register.schema.json";

export const requiredField: Rule = {
  name: "required-field",
  source: SOURCE,
  sentence: { nl: "Dit veld moet er zijn.", en: "This field must be there." },
};

export const unknownField: Rule = {
  name: "unknown-field",
  source: SOURCE,
  sentence: {
    nl: "Dit veld kennen wij niet. Wij nemen niets aan wat wij niet kennen.",
    en: "We do not know this field. We take nothing that we do not know.",
  },
};

export const fieldForm: Rule = {
  name: "field-form",
  source: SOURCE,
  sentence: { nl: "Dit veld heeft een andere vorm nodig.", en: "This field needs another form." },
};

export const shapeRules: readonly Rule[] = [requiredField, unknownField, fieldForm];

/** A file of which the form was looked at, and nothing else yet. */
export interface ReadRegister {
  parts: FileParts;
  /** Undefined where anything is wrong with its form. */
  file: RegisterFile | undefined;
  findings: Finding[];
}

/** @param content - whatever was in the file */
export function readRegister(content: unknown): ReadRegister {
  const { data, error } = registerFileSchema.safeParse(content);
  const unstorable = [...nulsIn(content, [])].map((path) => ({
    path,
    rule: fieldForm.name,
    expected: "text without the character NUL",
  }));
  if (error === undefined) {
    return {
      parts: partsOf(data, []),
      file: unstorable.length === 0 ? data : undefined,
      findings: unstorable,
    };
  }
  // A field that nobody knows has its own message, and hides nothing of what stands beside it.
  const known = withoutUnknown(content, error.issues);
  const issues = registerFileSchema.safeParse(known).error?.issues ?? [];
  return {
    parts: partsOf(known, issues.map(pathOf)),
    file: undefined,
    findings: [
      ...error.issues.flatMap(unknownFields),
      ...issues.map((issue) => findingOf(issue, content)),
      ...unstorable,
    ],
  };
}

function withoutUnknown(content: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(content) ?? "null");
  for (const { path } of issues.flatMap(unknownFields)) {
    const group = valueAt(copy, path.slice(0, -1));
    if (typeof group === "object" && group !== null) Reflect.deleteProperty(group, path.at(-1) ?? "");
  }
  return copy;
}

/** Texts with the one character that PostgreSQL stores in no text. */
function* nulsIn(value: unknown, path: Path): Generator<Path> {
  if (typeof value === "string" && value.includes("\0")) yield path;
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, member] of Object.entries(value))
    yield* nulsIn(member, [...path, isList ? Number(key) : key]);
}

function pathOf({ path }: z.core.$ZodIssue): Path {
  return path.filter((step) => typeof step !== "symbol");
}

function unknownFields(issue: z.core.$ZodIssue): Finding[] {
  if (issue.code !== "unrecognized_keys") return [];
  return issue.keys.map((key) => ({
    path: [...pathOf(issue), key],
    rule: unknownField.name,
    expected: "no such field here",
  }));
}

function findingOf(issue: z.core.$ZodIssue, file: unknown): Finding {
  const path = pathOf(issue);
  return valueAt(file, path) === undefined
    ? { path, rule: requiredField.name, expected: `${nameOf(path)}: ${expectationOf(issue)}` }
    : { path, rule: fieldForm.name, expected: expectationOf(issue) };
}

function nameOf(path: Path): string {
  return String(path.at(-1) ?? "a register");
}

const TYPES: Record<string, string> = {
  array: "a list",
  object: "a group of fields",
  string: "text (put it in quotes)",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  tuple: "a position [longitude, latitude]",
};

/** In words, without what was in the file: a message may end up where its content must not. */
function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`;
    case "invalid_union":
      return "options" in issue && issue.options !== undefined
        ? `one of ${issue.options.map(String).join(", ")}`
        : [...new Set(issue.errors.flat().map(expectationOf))].join(", or ");
    case "too_small":
      return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    case "invalid_format":
    case "not_multiple_of":
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return issue.message;
  }
}

function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" ? " in the list" : "";
}
