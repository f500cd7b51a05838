/** What the island that reads a chart out is told by the page. */
export interface ReadOutWords {
  readonly label: string;
  /** One for each slot of the drawing, oldest first: its time, its number with the unit, and what is usual. */
  readonly moments: readonly string[];
}
