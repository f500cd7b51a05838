/** Round steps for a y axis that starts at 0. */

/**
 * The smallest of 1, 2, 2.5, 5 times a power of ten that divides [0, highest] into at most `most` steps.
 *
 * @param highest - above 0; 0 or less gives an axis to 1
 * @returns ascending, from 0 up to or just over `highest`
 */
export const axis = (highest: number, most = 4): number[] => {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999_999) ?? 10) * power;
  const count = Math.ceil((highest / step) * 0.999_999);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
};
