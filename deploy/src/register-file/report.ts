/** What is wrong with a file, a line for each thing: `FILE:line:column path: rule: what was expected`. */
import { type Finding, pathText, unknownField } from "@meetpaal/model";
import type { Position, RegisterText, RegisterTextError } from "./register-text.ts";

/** In the order of the file. */
export function reportFindings(file: string, text: RegisterText, findings: readonly Finding[]): string[] {
  return findings
    .map((finding) => ({
      ...positionOf(text, finding),
      text: `${pathText(finding.path)}: ${finding.rule}: ${finding.expected}`,
    }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map((line) => lineOf(file, line, line.text));
}

export function reportText(file: string, { faults }: RegisterTextError): string[] {
  return faults.map((fault) => lineOf(file, fault, `(file): yaml: ${fault.expected}`));
}

function positionOf(text: RegisterText, { path, rule }: Finding): Position {
  return rule === unknownField.name ? text.positionOfName(path) : text.positionOf(path);
}

function lineOf(file: string, { line, column }: Position, text: string): string {
  return `${file}:${line}:${column} ${text}`;
}
