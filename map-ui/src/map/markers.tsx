/** @jsxRuntime automatic @jsxImportSource preact */
// Sensors on the sketch: the same hexagons as in the list. Where they would cover each other they become one circle with a
// count, which carries the red flag when any of them breaks a promise.

import type { Drawing } from "../symbols/paths.ts";
import { type About, HexagonParts } from "../symbols/symbol.tsx";
import { BrokenFlag } from "../symbols/verdict.tsx";
import type { Position } from "./base.ts";
import type { Projection } from "./projection.ts";

export interface Place {
  readonly publicId: string;
  readonly at: Position;
  readonly kind: Drawing;
  readonly about: About;
  readonly broken: boolean;
}

interface Group {
  readonly x: number;
  readonly y: number;
  readonly members: Place[];
}

/** Puts places that lie within `near` pixels of a group's first member into that group. */
export const groupPlaces = (
  places: readonly Place[],
  projection: Projection,
  near: number,
): readonly Group[] => {
  const groups: Group[] = [];
  // By squares of `near` pixels: a group that is near lies in the place's own square or one that touches it. Squares that share a
  // number are told apart by the distance.
  const squares = new Map<number, Group[]>();
  const number = (column: number, row: number) => row * 65_536 + column;
  for (const place of places) {
    const [x, y] = projection.at(place.at);
    const [column, row] = [Math.floor(x / near), Math.floor(y / near)];
    let group: Group | undefined;
    for (let square = 0; square < 9 && group === undefined; square += 1) {
      const [right, down] = [(square % 3) - 1, Math.floor(square / 3) - 1];
      group = squares
        .get(number(column + right, row + down))
        ?.find((other) => Math.hypot(other.x - x, other.y - y) < near);
    }
    if (group) {
      group.members.push(place);
      continue;
    }
    const begun: Group = { x, y, members: [place] };
    groups.push(begun);
    const own = squares.get(number(column, row));
    if (own) own.push(begun);
    else squares.set(number(column, row), [begun]);
  }
  return groups;
};

export const ClusterParts = ({ count }: { count: number }) => (
  <g class="cluster">
    <circle cx="20" cy="20" r="17" />
    <text x="20" y="26">
      {count}
    </text>
  </g>
);

export const Markers = ({ groups }: { groups: readonly Group[] }) => (
  <>
    {groups.map(({ x, y, members }) => {
      const [first] = members;
      if (!first) return null;
      return (
        <g key={first.publicId} transform={`translate(${x - 16} ${y - 16}) scale(.8)`}>
          {members.length === 1 ? (
            <g class={`symbol ${first.about}`}>
              <HexagonParts kind={first.kind} about={first.about} />
            </g>
          ) : (
            <ClusterParts count={members.length} />
          )}
          {members.some((member) => member.broken) && <BrokenFlag />}
        </g>
      );
    })}
  </>
);
