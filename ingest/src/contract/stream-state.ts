/**
 * What this process knows of the readings stored of a stream: enough to tell rows that are certainly
 * new, which may be copied, from rows that might be there. One writer at a time uses it: they are
 * split by sensor.
 */

/** What is told of a value beside the value: which device sent it, and when it came. */
export interface Origin {
  readonly deviceId: string;
  /** By the database's clock, microseconds since 1970. */
  readonly receivedUs: number;
}

/** A value that the contract allows. */
export interface Row {
  readonly datastreamId: number;
  /** Whole microseconds since 1970. */
  readonly timeUs: number;
  value: number;
  revision: number;
  readonly stream: StreamState;
  readonly sensorId: number;
  readonly isCounter: boolean;
  message: Origin;
  /** The row before of the same stream in the same batch. */
  readonly previous: Row | undefined;
}

export class StreamState {
  readonly datastreamId: number;
  /** Time of the newest stored reading, -Infinity when there is none; undefined until it was looked up. */
  newestUs: number | undefined;
  /** Number of the batch that the next two are about. */
  batchNumber = -1;
  /** Newest time in that batch, or before it. */
  batchNewestUs = Number.NEGATIVE_INFINITY;
  lastRow: Row | undefined;

  constructor(datastreamId: number) {
    this.datastreamId = datastreamId;
  }

  /** Takes over what is stored. @returns whether nothing newer is */
  stored(timeUs: number): boolean {
    if (this.newestUs !== undefined && timeUs < this.newestUs) return false;
    this.newestUs = timeUs;
    return true;
  }
}
