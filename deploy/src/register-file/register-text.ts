/**
 * The text of a register file: YAML (or JSON, which is YAML too), what it holds, and where in it each thing stands.
 *
 * An alias may repeat a part of the file, but not so often that a small file grows into a large one.
 */
import type { Path } from "@meetpaal/model";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/** Counted from 1. */
export interface Position {
  line: number;
  column: number;
}

export interface RegisterText {
  content: unknown;
  /** Names that stand twice in one group: the last one counts, and the rest of the file can be checked. */
  faults: readonly TextFault[];
  /** Of the value; of the group it should stand in, where it is missing. */
  positionOf: (path: Path) => Position;
  /** Of the name of a field: what is wrong with a field that nobody knows is its name. */
  positionOfName: (path: Path) => Position;
}

/** One thing that is wrong with the text itself. */
export interface TextFault extends Position {
  expected: string;
}

/** @throws {RegisterTextError} when it is no YAML */
export class RegisterTextError extends Error {
  readonly faults: readonly TextFault[];

  constructor(faults: readonly TextFault[]) {
    super(`not a YAML file: ${faults.length} faults`);
    this.name = "RegisterTextError";
    this.faults = faults;
  }
}

const START: Position = { line: 1, column: 1 };

/** @throws {RegisterTextError} when the text is no YAML, or aliases make more of it than is sound */
export function parseRegisterText(text: string): RegisterText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? START : { line, column: col };
  };
  const faults = document.errors.map(({ pos, message }) => ({ ...at(pos[0]), expected: message }));
  if (document.errors.some(({ code }) => code !== "DUPLICATE_KEY")) throw new RegisterTextError(faults);
  let content: unknown;
  try {
    content = document.toJS();
  } catch {
    throw new RegisterTextError([
      { ...START, expected: "aliases that do not multiply (at most 100 in all)" },
    ]);
  }
  const startOf = (node: Node | null): Position => (node?.range ? at(node.range[0]) : START);
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  return {
    content,
    faults,
    positionOf: (path) => startOf(lastNode(document.contents, path, resolve)),
    positionOfName: (path) => {
      const parent = resolve(lastNode(document.contents, path.slice(0, -1), resolve));
      const pair = isMap(parent)
        ? parent.items.findLast(({ key }) => nameOf(key) === path.at(-1))
        : undefined;
      return isScalar(pair?.key) ? startOf(pair.key) : startOf(lastNode(document.contents, path, resolve));
    },
  };
}

/** The deepest node on the way down that is there. */
function lastNode(root: Node | null, path: Path, resolve: (node: unknown) => unknown): Node | null {
  let node = root;
  for (const step of path) {
    const within = resolve(node);
    const next = isMap(within)
      ? within.items.findLast(({ key }) => nameOf(key) === step)?.value
      : isSeq(within)
        ? within.items[Number(step)]
        : undefined;
    if (!isNode(next)) return node;
    node = next;
  }
  return node;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : "";
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}
