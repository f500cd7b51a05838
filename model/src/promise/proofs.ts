/** What people saw or said of a promise that no machine can measure: the last inspection of it, and the last statement. */
import type { Inspection, Statement } from "../register/proof.ts";
import type { Facts } from "./verdict.ts";

export type ProvenPromise = Statement["about"][number];

/** Codes of what was looked at that are about a promise; which of them it is depends on what the box takes in. */
const CHECKED: Record<ProvenPromise, readonly string[]> = {
  picture: ["no-image-leaves", "no-sound-leaves", "no-address-leaves"],
  recipients: ["only-declared-recipients"],
  "excluded-purposes": ["only-declared-purposes"],
};

/** @returns `inspectedDate, inspectedBy` and `statedDate, statedBy, statement`, as far as there are any */
export function proofOf(
  promise: ProvenPromise,
  { inspections, statements }: { inspections: readonly Inspection[]; statements: readonly Statement[] },
): Facts {
  const inspected = newest(
    inspections.filter(({ checked }) => checked.some((code) => CHECKED[promise].includes(code))),
  );
  const stated = newest(statements.filter(({ about }) => about.includes(promise)));
  return {
    ...(inspected === undefined ? {} : { inspectedDate: inspected.date, inspectedBy: inspected.by }),
    ...(stated === undefined ? {} : { statedDate: stated.date, statedBy: stated.by, statement: stated.text }),
  };
}

function newest<Dated extends { date: string }>(all: readonly Dated[]): Dated | undefined {
  return all.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
}
