/**
 * Tells the service what was committed: once per 20 ms, changed streams only, the newest value of
 * each. A stream that was told within this second waits for the next: browsers are shown one change a
 * second, so more of them would be work for nobody, and of all that is done with a reading the
 * largest part. A hint, not a record: a service that does not keep up misses messages, sees it by
 * their number, and reads the database.
 */
import { randomUUID } from "node:crypto";
import type { Ingest } from "@meetpaal/ingest";
import { COMMITTED_TOPIC, type CommittedPayload } from "@meetpaal/model";
import mqttPacket from "mqtt-packet";
import type { Change, Neighbours } from "../cluster/neighbours.ts";
import type { Connection } from "../connection/connection.ts";

const EVERY_MS = 20;
/** Most values of a message: devices wait for their answers while one is made and read in the same process. */
const MOST_VALUES = 400;
const SECOND_MS = 1_000;
const SECOND_US = 1_000_000;
/** A service that is further behind than this misses messages. */
const MAX_BEHIND = 4 * 1024 * 1024;

export class CommittedFeed {
  readonly #subscribers = new Set<Connection>();
  readonly #epoch = randomUUID();
  readonly #stopListening: () => void;
  #changes = new Map<number, Change>();
  /** Those of them that were committed here. */
  #own = new Map<number, Change>();
  /** Streams that were told within this second, and what they wait with. */
  readonly #told = new Set<number>();
  #waiting = new Map<number, Change>();
  #number = 0;
  #timer: NodeJS.Timeout | undefined;
  #second: NodeJS.Timeout | undefined;

  /** Set where other brokers stand beside this one. */
  neighbours: Neighbours | undefined;

  constructor(ingest: Ingest) {
    this.#stopListening = ingest.listen({ committed: (changes) => this.#addOwn(changes) });
  }

  subscribe(connection: Connection): void {
    this.#subscribers.add(connection);
    connection.once("close", () => this.#subscribers.delete(connection));
  }

  unsubscribe(connection: Connection): void {
    this.#subscribers.delete(connection);
  }

  close(): void {
    this.#stopListening();
    clearTimeout(this.#timer);
    clearTimeout(this.#second);
  }

  /** Takes what another broker committed; what is newer here stays. */
  add(changes: readonly Change[]): void {
    // Who subscribes reads the tables first, so without anybody there is nothing to keep.
    if (this.#subscribers.size > 0) {
      for (const change of changes) {
        const changed = this.#told.has(change.datastreamId) ? this.#waiting : this.#changes;
        const known = changed.get(change.datastreamId);
        if (known === undefined || known.timeUs <= change.timeUs) changed.set(change.datastreamId, change);
      }
    }
    this.#schedule();
  }

  #schedule(): void {
    if (this.#changes.size > 0 || this.#own.size > 0) {
      this.#timer ??= setTimeout(() => this.#publish(), EVERY_MS);
    }
  }

  #endSecond(): void {
    this.#second = undefined;
    this.#told.clear();
    this.#changes = new Map([...this.#changes, ...this.#waiting]);
    this.#waiting = new Map();
    this.#schedule();
  }

  #addOwn(changes: readonly Change[]): void {
    if (this.neighbours !== undefined) {
      for (const change of changes) this.#own.set(change.datastreamId, change);
    }
    this.add(changes);
  }

  /** Removes what waits longest. */
  #takeFirst(): Change[] {
    const taken: Change[] = [];
    for (const [datastreamId, change] of this.#changes) {
      if (taken.length === MOST_VALUES) break;
      taken.push(change);
      this.#changes.delete(datastreamId);
    }
    return taken;
  }

  #publish(): void {
    this.#timer = undefined;
    const changes = this.#takeFirst();
    this.#schedule();
    if (this.#own.size > 0) {
      this.neighbours?.changed(this.#own.values());
      this.#own = new Map();
    }
    if (changes.length === 0) return;
    for (const { datastreamId } of changes) this.#told.add(datastreamId);
    this.#second ??= setTimeout(() => this.#endSecond(), SECOND_MS);
    this.#number += 1;
    const payload: CommittedPayload = {
      epoch: this.#epoch,
      number: this.#number,
      values: changes.map(({ datastreamId, timeUs, value }) => ({
        datastream: datastreamId,
        time: formatTime(timeUs),
        value,
      })),
    };
    const packet = mqttPacket.generate({
      cmd: "publish",
      topic: COMMITTED_TOPIC,
      payload: JSON.stringify(payload),
      qos: 0,
      dup: false,
      retain: false,
    });
    for (const connection of this.#subscribers) {
      if (connection.unreadBytes < MAX_BEHIND) connection.send(packet);
    }
  }
}

/** `2026-11-24T21:04:59` of the last second: most changes of a message are of the same one. */
let lastSecond = "";
let lastSecondUs = Number.NaN;

/** RFC 3339 in UTC, with as many decimals as are needed to the microsecond. */
function formatTime(timeUs: number): string {
  const us = timeUs % SECOND_US;
  if (timeUs - us !== lastSecondUs) {
    lastSecondUs = timeUs - us;
    lastSecond = new Date(lastSecondUs / 1_000).toISOString().slice(0, -".000Z".length);
  }
  const decimals = String(us).padStart(6, "0");
  return `${lastSecond}.${us % 1_000 === 0 ? decimals.slice(0, 3) : decimals}Z`;
}
