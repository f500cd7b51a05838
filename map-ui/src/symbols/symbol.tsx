/** @jsxRuntime automatic @jsxImportSource preact */
// Symbols as inline SVG. All are decoration: the words stand beside them, so they are hidden from screen readers.
import { centred, type Drawing, hexagon, paths } from "./paths.ts";

/** What a sensor's data says about people; decides the tone of its symbol. */
export type About = "none" | "in-the-box" | "stored";

export const Icon = ({ name, size = 24 }: { name: Drawing; size?: number }) => (
  <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);

/** Inner parts of a sensor's hexagon, in a 40 x 40 box; the sketch map places them itself. */
export const HexagonParts = ({ kind, about }: { kind: Drawing; about: About }) => (
  <>
    <path class="shape" d={hexagon} />
    {about === "stored" && <path class="inner" d={hexagon} transform="translate(2.6 2.6) scale(.87)" />}
    <path class="glyph" d={paths[kind]} transform={centred} />
  </>
);

export const Hexagon = ({ kind, about, size = 48 }: { kind: Drawing; about: About; size?: number }) => (
  <svg class={`symbol ${about}`} width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
    <HexagonParts kind={kind} about={about} />
  </svg>
);

interface SymbolProps {
  /** DTPR: hexagon for purpose, circle for data, square for storage, none for who is responsible. */
  readonly shape: "hexagon" | "circle" | "square" | "none";
  readonly name: Drawing;
  readonly about?: About;
  readonly size?: number;
}
export const Symbol = ({ shape, name, about = "none", size = 48 }: SymbolProps) => (
  <svg class={`symbol ${about}`} width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
    {shape === "hexagon" && <path class="shape" d={hexagon} />}
    {shape === "circle" && <circle class="shape" cx="20" cy="20" r="17" />}
    {shape === "circle" && about === "stored" && <circle class="inner" cx="20" cy="20" r="14.4" />}
    {shape === "square" && <rect class="shape" x="3.5" y="3.5" width="33" height="33" rx="2" />}
    <path
      class="glyph"
      d={paths[name]}
      transform={shape === "none" ? "translate(3.5 3) scale(1.375)" : centred}
    />
  </svg>
);
