/** A path below `/sta/v1.1` as its steps (OGC 18-088 §9.2). */

export interface Step {
  name: string;
  /** What stands in brackets, without quotes; undefined: nothing does. */
  id?: string;
}

const STEP = /^([$A-Za-z_][\w]*)(?:\((?:(\d{1,40})|'([^'/]{1,100})')\))?$/;

/** Undefined: it is no path of this API. */
export function parsePath(path: string): Step[] | undefined {
  const steps = path
    .replace(/\/$/, "")
    .split("/")
    .map((text) => STEP.exec(text));
  const isWhole = steps.every((step) => step !== null);
  if (!isWhole) return undefined;
  return steps.map(([, name = "", digits, quoted]) => {
    const id = digits ?? quoted;
    return id === undefined ? { name } : { name, id };
  });
}
