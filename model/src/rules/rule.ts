/**
 * A rule of the register: its name stands in every message, its sentence tells anybody what it is for, and its source
 * tells whoever doubts it where to read on.
 *
 * All rules refuse an import, except the warnings and the verdicts, which say so.
 */
import type { Translated } from "../register/text.ts";
import type { Path } from "./path.ts";
import { asFarAsRead } from "./readable.ts";
import type { RegisterView } from "./register-view.ts";

export interface Rule {
  /** Kebab-case, unique. */
  readonly name: string;
  readonly source: string;
  /** Dutch at level B1, and English. */
  readonly sentence: Translated;
}

/** What one entry does wrong, seen from that entry. */
export interface Fault {
  path: Path;
  /** For whoever mends the file: what should be there. */
  expected: string;
}

export interface RuleFor<Subject> extends Rule {
  readonly check: (subject: Subject, register: RegisterView) => Fault[];
}

/** A fault with its place in the file and the name of its rule. */
export interface Finding extends Fault {
  rule: string;
}

/** Applies rules to one entry, as far as it can be read. */
export function applyRules<Subject>(
  rules: readonly RuleFor<Subject>[],
  subject: Subject,
  at: Path,
  register: RegisterView,
): Finding[] {
  return rules.flatMap((rule) =>
    asFarAsRead(() => rule.check(subject, register)).map(({ path, expected }) => ({
      path: [...at, ...path],
      rule: rule.name,
      expected,
    })),
  );
}
