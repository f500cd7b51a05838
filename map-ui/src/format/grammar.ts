/** What a language needs beside `Intl` to say times and spans: data alone, so that an island gets its own language and no other. */

export type Unit = "year" | "month" | "week" | "day" | "hour" | "minute" | "second";

export interface Grammar {
  /** BCP 47, for `Intl`: region, and where a language has several kinds of figures, those that are on the boxes in the street. */
  readonly tag: string;
  /** "{time} uur". */
  readonly clock: string;
  readonly today: string;
  readonly yesterday: string;
  /** "{day} om {time}". */
  readonly moment: string;
  /** "{span} geleden". */
  readonly ago: string;
  /** "elke {span}", of more than one. */
  readonly every: string;
  /** "elke dag", of one. */
  readonly each: Readonly<Record<Unit, string>>;
}

/** Fills `{names}`. */
export const fill = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
