/** What ingest has done since it was opened, and what waits: for metrics. Each but the last only grows. */
export interface IngestCounts {
  committed: number;
  repeated: number;
  /** By reason. */
  readonly quarantined: Map<string, number>;
  undeclared: number;
  notGranted: number;
}

export function newCounts(): IngestCounts {
  return { committed: 0, repeated: 0, quarantined: new Map(), undeclared: 0, notGranted: 0 };
}
