/**
 * When a stream was in force, and under what: the versions of its sensor laid out along time.
 *
 * At an instant holds the highest version that had begun by then. What it says is in force only while the sensor is
 * active, inside its operating window, and declares the stream.
 */

export interface StreamVersion {
  version: number;
  validFromMs: number;
  isActive: boolean;
  /** The operating window, `[from, to)`; null: no end. */
  operatingFromMs: number;
  operatingToMs: number | null;
  /** Null: this version does not declare the stream. */
  declares: StreamTerms | null;
}

export interface StreamTerms {
  aggregation: "gauge" | "interval-count" | "counter";
  intervalMs: number;
  /** Where a counter begins at 0 again; null: nowhere. */
  rollover: number | null;
  /** Values below are hidden from the public; null: none. */
  below: number | null;
  identifiability: "none" | "deidentified" | "pseudonymous" | "identifiable";
  /** Hours are stored: for themselves, or for days to come from. */
  keepsHours: boolean;
  keepsDays: boolean;
}

/** A time in force under one version, `[fromMs, toMs)`; `toMs` may be infinite. */
export interface Span {
  fromMs: number;
  toMs: number;
  /** End of the operating window: an interval may run on into the next version, but not past it. */
  windowToMs: number;
  terms: StreamTerms;
}

/** @returns in order of time, without overlap */
export function spansInForce(versions: readonly StreamVersion[]): Span[] {
  const starts = [...new Set(versions.map(({ validFromMs }) => validFromMs))].toSorted((a, b) => a - b);
  const spans: Span[] = [];
  for (const [place, startMs] of starts.entries()) {
    const held = holderAt(versions, startMs);
    if (held === undefined || held.declares === null || !held.isActive) continue;
    const fromMs = Math.max(startMs, held.operatingFromMs);
    const windowToMs = held.operatingToMs ?? Infinity;
    const toMs = Math.min(starts[place + 1] ?? Infinity, windowToMs);
    if (fromMs < toMs) spans.push({ fromMs, toMs, windowToMs, terms: held.declares });
  }
  return spans;
}

/** The version that holds at an instant; undefined: before the first. */
export function holderAt<V extends Pick<StreamVersion, "version" | "validFromMs">>(
  versions: readonly V[],
  ms: number,
): V | undefined {
  return versions
    .filter(({ validFromMs }) => validFromMs <= ms)
    .reduce<V | undefined>((best, each) => (best && best.version > each.version ? best : each), undefined);
}
