/** The form of a file: which members there are, and what each may hold. */
import type * as z from "zod";
import { type RegisterFile, registerFileSchema } from "../register/register-file.ts";
import { type FileParts, partsOfAny, partsOfSound } from "./file-parts.ts";
import type { Path } from "./path.ts";
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
  const unstorable = [...nulsIn(content, [])];
  if (error === undefined && unstorable.length === 0)
    return { parts: partsOfSound(data), file: data, findings: [] };
  return {
    parts: partsOfAny(content),
    file: undefined,
    findings: [
      ...(error?.issues ?? []).flatMap((issue) => findingsOf(issue, [], content)),
      ...unstorable.map((path) => ({
        path,
        rule: fieldForm.name,
        expected: "text without the character NUL",
      })),
    ],
  };
}

/** Texts with the one character that PostgreSQL stores in no text. */
function* nulsIn(value: unknown, path: Path): Generator<Path> {
  if (typeof value === "string" && value.includes("\0")) yield path;
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, member] of Object.entries(value))
    yield* nulsIn(member, [...path, isList ? Number(key) : key]);
}

function findingsOf(issue: z.core.$ZodIssue, at: Path, file: unknown): Finding[] {
  const path: Path = [...at, ...issue.path.filter((step) => typeof step !== "symbol")];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      rule: unknownField.name,
      expected: "no such field here",
    }));
  }
  const isMissing = isAbsent(file, path);
  return [
    {
      path,
      rule: isMissing ? requiredField.name : fieldForm.name,
      expected: isMissing ? `${nameOf(path)}: ${expectationOf(issue)}` : expectationOf(issue),
    },
  ];
}

function isAbsent(file: unknown, path: Path): boolean {
  let value = file;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return false;
    value = Array.isArray(value) ? value[Number(step)] : Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value === undefined;
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
      return "a Point or a Polygon";
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
