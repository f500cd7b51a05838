/** @returns the middle one; of an even number the lower of the two */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** `231,000 (225,000 - 238,000)`: the median of the rounds, and their range. */
export function describeRounds(numbers: readonly number[]): string {
  const whole = (number: number) => Math.round(number).toLocaleString("en");
  return `${whole(median(numbers))} (${whole(Math.min(...numbers))} - ${whole(Math.max(...numbers))})`;
}
