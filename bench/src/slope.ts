/**
 * How fast something grows, whatever it does in between: the median of the slopes of all pairs, so
 * that a saw of garbage collections does not count as growth.
 *
 * @param samples - evenly spaced, at least two
 * @returns growth from one sample to the next
 * @see Sen 1968, "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 63(324):1379
 */
import { median } from "./statistics.ts";

export function slope(samples: readonly number[]): number {
  const slopes: number[] = [];
  for (const [i, from] of samples.entries()) {
    for (const [j, to] of samples.entries()) {
      if (j > i) slopes.push((to - from) / (j - i));
    }
  }
  return median(slopes);
}
