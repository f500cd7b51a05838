/** @jsxRuntime automatic @jsxImportSource preact */
// Where the places are: a small drawing by the server. The island repaints it as the list changes; it never says more than the list.
import type { CrowdBoard } from "@meetpaal/registry-api/contract";
import type { Position } from "../map/base.ts";
import { boxOf, type Projection, project } from "../map/projection.ts";
import { Sketch } from "../map/sketch.tsx";
import type { PageContext } from "../page.ts";
import type { CrowdWords } from "./say.ts";
import { openView } from "./view.ts";

const width = 640;
const aspect = 16 / 9;
/** Degrees of longitude: a map of less says nothing about where it is. */
const least = 0.012;

interface Label {
  readonly x: number;
  readonly y: number;
}

const middleOf = (ring: readonly Position[], projection: Projection): Label => {
  const points = ring.slice(0, -1).map((position) => projection.at(position));
  const mean = (pick: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / Math.max(1, points.length);
  return { x: Math.round(mean(([x]) => x)), y: Math.round(mean(([, y]) => y)) };
};

/** Room of a label at its largest, on a phone: two lines of 28 px, about half as wide as high for each letter. */
const labelHeight = 64;
const letterWidth = 14;

/** Moves labels down until none lies on another, and keeps them inside. */
const spread = (labels: readonly (Label & { name: string })[], height: number): readonly Label[] => {
  const placed: (Label & { half: number })[] = [];
  for (const { x, y, name } of labels) {
    const half = (Math.max(name.length, 8) * letterWidth) / 2;
    const inside = Math.min(width - half - 4, Math.max(half + 4, x));
    let down = Math.max(30, y);
    const isTaken = () =>
      placed.some(
        (other) => Math.abs(other.x - inside) < half + other.half && Math.abs(other.y - down) < labelHeight,
      );
    while (isTaken() && down < height - labelHeight / 2) down += 4;
    placed.push({ x: inside, y: down, half });
  }
  return placed;
};

export const CrowdMap = ({
  context,
  board,
  words,
}: {
  context: PageContext;
  board: CrowdBoard;
  words: CrowdWords;
}) => {
  const { locale, timeZone, format, base } = context;
  const view = openView({ locale, grammar: format.grammar, timeZone, words, places: board.places });
  const areas = board.zones.flatMap((zone) => {
    const ring = view.placeOf(zone)?.area.coordinates[0];
    return ring === undefined ? [] : [{ zone, ring }];
  });
  const box = boxOf(
    areas.flatMap(({ ring }) => ring),
    least,
    aspect,
  );
  if (box === null) return null;
  const projection = project(box, width);
  const byHeight = areas
    .map(({ zone, ring }) => ({ zone, ring, ...middleOf(ring, projection) }))
    .toSorted((a, b) => a.y - b.y);
  const labels = spread(
    byHeight.map(({ zone, x, y }) => ({ x, y, name: view.nameOf(zone) })),
    projection.height,
  );
  return (
    <section class="part crowd-map" aria-labelledby="where">
      <h2 id="where">{view.say("crowd.map")}</h2>
      <div class="crowd-map-frame">
        <Sketch
          base={base}
          projection={projection}
          label={view.say("crowd.map.label", { n: areas.length })}
          taken={[
            ...labels.map(({ x, y }) => [x, y] as const),
            ...areas.flatMap(({ ring }) => ring.map((position) => projection.at(position))),
          ]}
          textSize={14}
        >
          {byHeight.map(({ zone, ring }, i) => {
            const { x, y } = labels[i] ?? { x: 0, y: 0 };
            return (
              <g key={zone.id} data-map-zone={zone.id} data-level={zone.level}>
                <path class="crowd-area" d={`M${ring.map((p) => projection.at(p).join(" ")).join("L")}Z`} />
                <text class="zone-name" x={x} y={y}>
                  {view.nameOf(zone)}
                </text>
                <text class="zone-word" x={x} y={y} dy="1.15em" data-word>
                  {view.say(`crowd.word.${zone.level}`)}
                </text>
              </g>
            );
          })}
        </Sketch>
      </div>
    </section>
  );
};
