/** A reading on its way into the database. */
export interface ReadingRow {
  readonly datastreamId: number;
  /** Whole microseconds since 1970. */
  readonly timeUs: number;
  /** Finite. */
  readonly value: number;
  /** In [0, 32767]. */
  readonly revision: number;
}

export interface ReadingKey {
  datastreamId: number;
  timeUs: number;
}
