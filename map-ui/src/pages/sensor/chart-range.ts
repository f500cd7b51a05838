/** How far back a chart looks: a day or a week of hours, or a year of days. It stands in the address, so it can be linked to. */

export const ranges = ["day", "week", "year"] as const;
export type Range = (typeof ranges)[number];

/** Name of the parameter, the same in every language. */
export const rangeParameter = "chart";

export const readRange = (query: URLSearchParams): Range =>
  ranges.find((range) => range === query.get(rangeParameter)) ?? "day";

/** Hours, and days of a year. */
export const slotCount: Record<Range, number> = { day: 24, week: 168, year: 365 };
