/** The board in one or two sentences: where not to go, and where nobody knows. Never "nowhere" about what is not known. */

import type { Say } from "./say.ts";
import type { ShownZone } from "./shown-zone.ts";

export interface HeadlineParts {
  readonly say: Say;
  readonly nameOf: (zone: ShownZone) => string;
  /** "a, b en c". */
  readonly list: (names: readonly string[]) => string;
}

export const headline = (zones: readonly ShownZone[], { say, nameOf, list }: HeadlineParts): string => {
  if (zones.length === 0) return say("crowd.head.none");
  if (zones.every((zone) => zone.level === "unknown")) return say("crowd.head.all-unknown");
  const sentences = (["full", "very-busy", "closed", "unknown"] as const).flatMap((level) => {
    const names = zones.filter((zone) => zone.level === level).map(nameOf);
    return names.length === 0 ? [] : [say(`crowd.head.${level}`, { names: list(names) })];
  });
  return sentences.length === 0 ? say("crowd.head.fine") : sentences.join(" ");
};
