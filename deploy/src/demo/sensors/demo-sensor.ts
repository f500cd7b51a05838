/** What the demonstration city says of a sensor, and for how long sensors of it stand. */
import type { WindowPlan } from "../dates.ts";
import type { Stream } from "../streams.ts";
import type { Text } from "../text.ts";

export interface DemoPilot {
  question: Text;
  /** Undefined: not known yet. */
  outcome?: Text;
}

export interface DemoSensor {
  reference: string;
  kind: string;
  model: string;
  status: "announced" | "active" | "paused" | "removed";
  window: WindowPlan;
  name: Text;
  description: Text;
  place: Text;
  /** WGS 84, `[longitude, latitude]` in degrees. */
  at: [number, number];
  heightM?: number;
  poleCode?: string;
  /** Organisation that supplies and reads the box. */
  supplier: "telwerk" | "netproef" | "luchtwacht";
  body: "burgemeester" | "college";
  /** Of a 5G pilot; undefined for what is no pilot. */
  pilot?: DemoPilot;
  streams: Stream[];
}

/** An ordinary sensor: placed two months before, for two years. */
export const REGULAR: WindowPlan = { fromDays: -60, toDays: 670, renew: "end" };
/** A pilot may last a year. */
export const PILOT: WindowPlan = { fromDays: -40, toDays: 320, renew: "end" };
export const ANNOUNCED: WindowPlan = { fromDays: 45, toDays: 700, renew: "whole" };
