/**
 * The part of a zone's register entry that crowd levels follow from, as the register file spells it.
 *
 * An entry was checked when it was imported, so here its shape is taken as given.
 */
import type { CrowdGate, CrowdZone } from "./assess.ts";
import type { Thresholds } from "./level.ts";
import type { ResetRule } from "./reset.ts";

export interface ZoneBody {
  name: Record<string, string>;
  /** WGS 84, positions are `[longitude, latitude]` in degrees. */
  area: { type: "Polygon"; coordinates: [number, number][][] };
  cordon: "closed" | "open";
  usableAreaM2?: number | undefined;
  capacity?: number | undefined;
  levelsPercent?: Thresholds | undefined;
  levelsDensity?: Thresholds | undefined;
  reset?: ResetRule | undefined;
  publicDetail: "level" | "percent";
  gates: GateBody[];
}

export interface GateBody extends CrowdGate {
  in: WayBody;
  out: WayBody;
}

/** One direction of a gate: a stream by its sensor (`reference` or `owner/reference`) and key. */
export interface WayBody {
  sensor: string;
  key: string;
}

/** @throws {RangeError} when a closed cordon has no capacity or levels; the import refuses that */
export function toCrowdZone(body: ZoneBody): CrowdZone {
  if (body.cordon === "open") return { cordon: "open" };
  const { capacity, levelsPercent, levelsDensity, usableAreaM2 } = body;
  if (capacity === undefined || levelsPercent === undefined) {
    throw new RangeError("a zone with a closed cordon needs capacity and levelsPercent");
  }
  const density =
    levelsDensity === undefined || usableAreaM2 === undefined
      ? null
      : { usableAreaM2, levels: levelsDensity };
  return { cordon: "closed", capacity, levelsPercent, density };
}
