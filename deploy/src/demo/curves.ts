/** How a day goes, as a share of its top: straight lines between knots of [hour, share]. */
import type { LocalTime } from "./local-clock.ts";

type Knots = readonly (readonly [number, number])[];

/** Everybody is gone between half past four and six: only then can a zone be counted anew from nobody. */
const curves = {
  market: {
    week: [
      [0, 0.1],
      [2, 0.03],
      [4.5, 0],
      [6, 0],
      [8, 0.15],
      [10, 0.5],
      [12.5, 0.95],
      [14, 0.85],
      [17, 0.9],
      [19, 0.75],
      [21, 0.6],
      [23, 0.3],
      [24, 0.1],
    ],
    weekend: [
      [0, 0.25],
      [3, 0.08],
      [4.5, 0],
      [6, 0],
      [9, 0.25],
      [11, 0.8],
      [14, 1.25],
      [17, 1.2],
      [20, 0.95],
      [23, 0.5],
      [24, 0.25],
    ],
  },
  quay: {
    week: [
      [0, 0.25],
      [2, 0.08],
      [4.5, 0],
      [6, 0],
      [9, 0.12],
      [12, 0.5],
      [14, 0.6],
      [17, 0.7],
      [19, 0.95],
      [21, 1],
      [23, 0.6],
      [24, 0.25],
    ],
    weekend: [
      [0, 0.4],
      [3, 0.1],
      [4.5, 0],
      [6, 0],
      [10, 0.3],
      [13, 0.7],
      [16, 0.95],
      [19, 1.15],
      [21.5, 1.25],
      [23, 0.85],
      [24, 0.4],
    ],
  },
  shopping: {
    week: [
      [0, 0.03],
      [4.5, 0],
      [6, 0],
      [8, 0.2],
      [9.5, 0.5],
      [12.5, 0.9],
      [15.5, 1],
      [17.5, 0.8],
      [19, 0.4],
      [22, 0.15],
      [24, 0.03],
    ],
    weekend: [
      [0, 0.05],
      [4.5, 0],
      [6, 0],
      [9, 0.3],
      [11, 0.9],
      [14.5, 1.4],
      [17, 1],
      [19, 0.45],
      [22, 0.2],
      [24, 0.05],
    ],
  },
  park: {
    week: [
      [0, 0.02],
      [4.5, 0],
      [6, 0],
      [8, 0.3],
      [12, 0.7],
      [16, 1],
      [19, 0.6],
      [22, 0.1],
      [24, 0.02],
    ],
    weekend: [
      [0, 0.04],
      [4.5, 0],
      [6, 0],
      [10, 0.6],
      [15, 1.3],
      [19, 0.8],
      [22, 0.2],
      [24, 0.04],
    ],
  },
  harbour: {
    week: [
      [0, 0.05],
      [4.5, 0],
      [6, 0],
      [7.5, 0.7],
      [10, 1],
      [12, 0.7],
      [15, 1],
      [18, 0.3],
      [22, 0.1],
      [24, 0.05],
    ],
    weekend: [
      [0, 0.05],
      [4.5, 0],
      [6, 0],
      [9, 0.4],
      [16, 0.5],
      [20, 0.1],
      [24, 0.05],
    ],
  },
  traffic: {
    week: [
      [0, 0.05],
      [4, 0.02],
      [6, 0.2],
      [8, 1],
      [9.5, 0.45],
      [12, 0.4],
      [15, 0.5],
      [17.2, 0.95],
      [19, 0.4],
      [22, 0.18],
      [24, 0.05],
    ],
    weekend: [
      [0, 0.12],
      [4, 0.05],
      [8, 0.15],
      [11, 0.45],
      [15, 0.6],
      [18, 0.4],
      [22, 0.22],
      [24, 0.12],
    ],
  },
} satisfies Record<string, { week: Knots; weekend: Knots }>;

export type CurveName = keyof typeof curves;

/** @returns 0 when nobody is about, 1 at the top of an ordinary day, somewhat more in a weekend */
export function shareOfTop(name: CurveName, { hour, isWeekend }: LocalTime): number {
  const knots: Knots = isWeekend ? curves[name].weekend : curves[name].week;
  const after = knots.findIndex(([at]) => at > hour);
  const [fromHour, from] = knots[after - 1] ?? [0, 0];
  const [toHour, to] = knots[after] ?? [24, 0];
  return from + ((to - from) * (hour - fromHour)) / (toHour - fromHour);
}
