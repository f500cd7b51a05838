/** What is wrong with a file, a line for each thing: `FILE:line:column path: rule: what was expected`. */
import { type Finding, pathText, unknownField } from "@meetpaal/model";
import type { Position, RegisterText, RegisterTextError, TextFault } from "./register-text.ts";

/** In the order of the file; what is wrong with its text among them. */
export function reportFindings(file: string, text: RegisterText, findings: readonly Finding[]): string[] {
  return inOrder(file, [
    ...text.faults.map(lineOfFault),
    ...findings.map((finding) => ({
      ...positionOf(text, finding),
      text: `${pathText(finding.path)}: ${finding.rule}: ${finding.expected}`,
    })),
  ]);
}

/** Of a text that is no YAML: nothing else can be said of it. */
export function reportText(file: string, { faults }: RegisterTextError): string[] {
  return inOrder(file, faults.map(lineOfFault));
}

interface Line extends Position {
  text: string;
}

function lineOfFault({ expected, ...position }: TextFault): Line {
  return { ...position, text: `(file): yaml: ${expected}` };
}

function inOrder(file: string, lines: readonly Line[]): string[] {
  return lines
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, text }) => `${file}:${line}:${column} ${text}`);
}

function positionOf(text: RegisterText, { path, rule }: Finding): Position {
  return rule === unknownField.name ? text.positionOfName(path) : text.positionOf(path);
}
