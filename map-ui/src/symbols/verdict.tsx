/** @jsxRuntime automatic @jsxImportSource preact */
// The signature of the site: one sign between what was promised and what was measured. Shape, sign, word and colour, always all four.
import type { ComponentChildren } from "preact";
import { type Drawing, paths } from "./paths.ts";
import { Icon } from "./symbol.tsx";

export type Verdict = "kept" | "attention" | "broken" | "not-yet" | "not-measurable";

export const verdictDrawing: Record<Verdict, Drawing> = {
  kept: "is",
  attention: "is",
  broken: "is-not",
  "not-yet": "what",
  "not-measurable": "what",
};

/** Parts of a sign in a 40 x 40 box: a circle, a square for broken, a dashed circle where we do not know. */
const SignParts = ({ verdict }: { verdict: Verdict }) => (
  <>
    {verdict === "broken" ? (
      <rect class="shape" x="3" y="3" width="34" height="34" rx="4" />
    ) : (
      <circle class="shape" cx="20" cy="20" r="17.5" />
    )}
    <path class="glyph" d={paths[verdictDrawing[verdict]]} transform="translate(8 8)" />
    {verdict === "attention" && <circle class="dot" cx="33" cy="8" r="6" />}
  </>
);

export const Sign = ({ verdict, size = 44 }: { verdict: Verdict; size?: number }) => (
  <svg class={`sign ${verdict}`} width={size} height={size} viewBox="-1 -1 42 42" aria-hidden="true">
    <SignParts verdict={verdict} />
  </svg>
);

/** Small red square at the corner of a symbol on the map, in the same box as the hexagon. */
export const BrokenFlag = () => (
  <g class="sign broken">
    <rect class="shape" x="26" y="-5" width="19" height="19" rx="2" />
    <path class="glyph" d={paths["is-not"]} transform="translate(26.3 -4.7) scale(.76)" />
  </g>
);

/** Sign with its word. */
export const VerdictWord = ({ verdict, word }: { verdict: Verdict; word: string }) => (
  <span class={`verdict ${verdict}`}>
    <Sign verdict={verdict} />
    {word}
  </span>
);

/** Sign with a sentence, in a row of the list. */
export const VerdictLine = ({ verdict, children }: { verdict: Verdict; children: ComponentChildren }) => (
  <p class={`verdict-line ${verdict}`}>
    <Sign verdict={verdict} size={24} />
    <span>{children}</span>
  </p>
);

/** The same line for what is no verdict: announced, paused, expired, removed. */
export const StatusLine = ({ icon, children }: { icon: Drawing; children: ComponentChildren }) => (
  <p class="verdict-line">
    <Icon name={icon} />
    <span>{children}</span>
  </p>
);
