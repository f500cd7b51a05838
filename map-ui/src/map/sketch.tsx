/** @jsxRuntime automatic @jsxImportSource preact */
// The map as one SVG from the server. It stands wherever the live map cannot (no JavaScript, no WebGL, print) and holds its place
// while that loads, so nothing jumps.
import type { ComponentChildren } from "preact";
import type { Base, Position } from "./base.ts";
import type { Projection } from "./projection.ts";

interface SketchProps {
  readonly base: Base;
  readonly projection: Projection;
  readonly label: string;
  /** Keeps names of neighbourhoods away from these, in pixels. */
  readonly taken?: readonly (readonly [x: number, y: number])[];
  readonly textSize?: number;
  /** What lies on top, in pixels of the projection. */
  readonly children?: ComponentChildren;
}

/** Positions closer than this would be one dot of a drawing of 640 px [pixels]. */
const leastStep = 3;

/** How far a point lies outside of the drawing [pixels]. */
const outside = ({ width, height }: Projection, x: number, y: number): number =>
  Math.max(0, -x, x - width, -y, y - height);

/** A path through positions a few pixels apart; where nobody sees it, the coarser the farther away. */
export const trace = (projection: Projection, line: readonly Position[]): string => {
  let path = "";
  let [px, py] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const position of line) {
    const [x, y] = projection.at(position);
    if (Math.hypot(x - px, y - py) < leastStep + outside(projection, x, y) / 2) continue;
    path += `${path ? "L" : "M"}${x} ${y}`;
    [px, py] = [x, y];
  }
  return path;
};

/** Names that fit inside the drawing without touching each other or what is taken. */
const placeNames = (base: Base, projection: Projection, taken: SketchProps["taken"], size: number) => {
  const placed: { name: string; x: number; y: number }[] = [];
  for (const { name, at } of base.names) {
    const [x, y] = projection.at(at);
    const half = (name.length * size * 0.5) / 2;
    const inside = x - half > 4 && x + half < projection.width - 4 && y > size && y < projection.height - 6;
    const free = (taken ?? []).every(
      ([tx, ty]) => Math.abs(tx - x) > half + 20 || Math.abs(ty - (y - size / 3)) > 26,
    );
    const apart = placed.every(
      (p) => Math.abs(p.x - x) > half + p.name.length * size * 0.26 + 6 || Math.abs(p.y - y) > size * 1.3,
    );
    if (inside && free && apart) placed.push({ name, x, y });
  }
  return placed;
};

export const Sketch = ({ base, projection, label, taken, textSize = 15, children }: SketchProps) => {
  const { width, height } = projection;
  const join = (lines: readonly (readonly Position[])[]) =>
    lines.map((line) => trace(projection, line)).join("");
  return (
    <svg
      class="sketch"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={label}
    >
      <path class="area" d={base.areas.map((ring) => `${trace(projection, ring)}Z`).join("")} />
      {base.water.map(({ line, width: wide }) => (
        <path key={wide} class="water" d={trace(projection, line)} stroke-width={projection.scale(wide)} />
      ))}
      <path class="rail" d={join(base.rails)} />
      <path class="road-edge" d={join(base.roads)} />
      <path class="road" d={join(base.roads)} />
      {placeNames(base, projection, taken, textSize).map(({ name, x, y }) => (
        <text key={name} class="name" font-size={textSize} x={x} y={y}>
          {name}
        </text>
      ))}
      {children}
    </svg>
  );
};
