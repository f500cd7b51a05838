/**
 * Decides a judged batch in one transaction:
 *
 *   share the contract ─► still the generation it was judged by? ─► rows ─► what was there already ─►
 *   marks for hours already summed ─► quarantine ─► first sightings of undeclared values
 *
 * One statement cannot both insert and decide about conflicts: it does not see a row that another
 * transaction is just writing. So a second one reads, and holds, what the insert left out.
 */
import {
  addRefusedCounts,
  copyReadings,
  findRawFloors,
  findReadings,
  type GivenTime,
  insertFirstUndeclared,
  insertGivenTimes,
  insertMarks,
  insertNextMarks,
  insertReadings,
  insertRefusedValues,
  lockReadings,
  type ReadingRow,
  replaceReadings,
  shareContract,
  type Transaction,
} from "@meetpaal/db";
import type { Row } from "../contract/stream-state.ts";
import type { Batch, Refusal } from "../judge/batch.ts";
import { shareOut } from "../judge/share-out.ts";
import type { PendingCounts } from "../tally/pending-counts.ts";
import type { SingleTally } from "../tally/single-tally.ts";

const HOUR_US = 3_600_000_000;
/** A chunk of `reading` is a day. */
const DAY_US = 24 * HOUR_US;

/** The contract moved on while the batch waited: it has to be judged again. */
export class GenerationMoved extends Error {
  override readonly name = "GenerationMoved";
}

/** It has to be judged again by the times that are recorded by now. */
class TimeTaken extends GenerationMoved {}

export interface WriteOptions {
  /** The generation the batch was judged by. */
  generation: number;
  /** Times given to readings of devices without a clock, not recorded yet. */
  given: readonly GivenTime[];
  /** False: a copy of it met a row that was there. */
  mayCopy: boolean;
  tally: SingleTally;
  counts: PendingCounts;
}

/** What the transaction did; true once it is committed. */
export interface Written {
  nowUs: number;
  /** Rows that were not there before, and rows put in the place of lower revisions. */
  readonly stored: Row[];
  repeated: number;
  /** By reason. */
  readonly quarantined: Map<string, number>;
  /** New single rows of the quarantine. */
  singles: { deviceId: string; reason: string }[];
  firstUndeclared: { sensorId: number; day: string }[];
}

export async function writeBatch(tx: Transaction, batch: Batch, options: WriteOptions): Promise<Written> {
  const { generation, nowUs, watermarkUs } = await shareContract(tx);
  if (generation !== options.generation) throw new GenerationMoved("the contract moved on");
  const written: Written = {
    nowUs,
    stored: [],
    repeated: batch.repeated,
    quarantined: new Map(),
    singles: [],
    firstUndeclared: [],
  };
  if (options.given.length > 0 && (await insertGivenTimes(tx, options.given)) < options.given.length) {
    throw new TimeTaken("another writer gave one of these times, or gave one of these moments its time");
  }
  const refusals = [...batch.refusals];
  const isFrozen = await findFrozen(tx, batch, watermarkUs);
  const settle = new Settling(tx, written, refusals, isFrozen);
  if (options.mayCopy && tx.copyFrom !== undefined) {
    await settle.copy(tx.copyFrom, batch.fresh);
    await settle.insert(batch.uncertain);
  } else {
    await settle.insert([...batch.fresh, ...batch.uncertain]);
  }
  await mark(tx, written.stored, watermarkUs);
  await quarantine(tx, batch, await withoutStored(tx, refusals, written), options.tally, written);
  await noteUndeclared(tx, batch, options.counts, written);
  return written;
}

/** Tells rows of hours that can no longer be summed, because raw readings of them were deleted. */
async function findFrozen(
  tx: Transaction,
  batch: Batch,
  watermarkUs: number,
): Promise<(row: Row) => boolean> {
  const late = new Set<number>();
  for (const rows of [batch.fresh, batch.uncertain]) {
    for (const row of rows) if (row.timeUs < watermarkUs) late.add(row.datastreamId);
  }
  if (late.size === 0) return () => false;
  const floors = await findRawFloors(tx, [...late]);
  if (floors.size === 0) return () => false;
  return ({ datastreamId, timeUs }) => timeUs - (timeUs % HOUR_US) < (floors.get(datastreamId) ?? 0);
}

class Settling {
  readonly #tx: Transaction;
  readonly #written: Written;
  readonly #refusals: Refusal[];
  readonly #isFrozen: (row: Row) => boolean;

  constructor(tx: Transaction, written: Written, refusals: Refusal[], isFrozen: (row: Row) => boolean) {
    this.#tx = tx;
    this.#written = written;
    this.#refusals = refusals;
    this.#isFrozen = isFrozen;
  }

  /** Writes rows that are certainly new. */
  async copy(copyFrom: NonNullable<Transaction["copyFrom"]>, rows: readonly Row[]): Promise<void> {
    const wanted = inOrderOfDays(this.#withoutFrozen(rows));
    if (wanted.length === 0) return;
    await copyReadings(copyFrom, wanted);
    for (const row of wanted) this.#written.stored.push(row);
  }

  /** Writes rows that may be there. */
  async insert(rows: readonly Row[]): Promise<void> {
    const wanted = this.#withoutFrozen(rows).toSorted(byKeyOrder);
    if (wanted.length === 0) return;
    const inserted = await insertReadings(this.#tx, wanted);
    if (inserted.length === wanted.length) {
      for (const row of wanted) this.#written.stored.push(row);
      return;
    }
    const isInserted = new Set(inserted.map(keyOf));
    const rest: Row[] = [];
    for (const row of wanted) {
      if (isInserted.has(keyOf(row))) this.#written.stored.push(row);
      else rest.push(row);
    }
    await this.#decide(rest);
  }

  /** Decides about rows whose key is taken. */
  async #decide(rows: readonly Row[]): Promise<void> {
    const taken = byKey(await lockReadings(this.#tx, rows));
    const replacing: Row[] = [];
    for (const row of rows) {
      const there = taken.get(keyOf(row));
      if (there === undefined || isThere(row, there)) this.#written.repeated += 1;
      else if (row.revision > there.revision) replacing.push(row);
      else this.#refusals.push(conflictOf(row, there));
    }
    if (replacing.length === 0) return;
    await replaceReadings(this.#tx, replacing);
    for (const row of replacing) this.#written.stored.push(row);
  }

  #withoutFrozen(rows: readonly Row[]): Row[] {
    const wanted: Row[] = [];
    for (const row of rows) {
      if (this.#isFrozen(row)) this.#refusals.push(tooLate(row));
      else wanted.push(row);
    }
    return wanted;
  }
}

/** By (time, datastream): rows that are there are held in this order, so two writers never wait for each other. */
function byKeyOrder(a: Row, b: Row): number {
  return a.timeUs - b.timeUs || a.datastreamId - b.datastreamId;
}

/**
 * Day after day: writers that come to chunks in another order deadlock. Within a day new rows stay as
 * they came, by device and sensor, which is nearly the order of the index and costs no sorting.
 */
function inOrderOfDays(rows: readonly Row[]): readonly Row[] {
  const isInOrder = rows.every((row, i) => i === 0 || dayOf(rows[i - 1]) <= dayOf(row));
  return isInOrder ? rows : rows.toSorted((a, b) => dayOf(a) - dayOf(b));
}

function dayOf(row: Row | undefined): number {
  return Math.floor((row?.timeUs ?? 0) / DAY_US);
}

/** Equal and no higher revision: delivered before. A lower revision: overtaken. */
function isThere(sent: { value: number; revision: number }, there: ReadingRow): boolean {
  return sent.revision < there.revision || (sent.value === there.value && sent.revision === there.revision);
}

function conflictOf(row: Row, there: ReadingRow): Refusal {
  const { datastreamId, timeUs, revision, value, sensorId, message } = row;
  return {
    datastreamId,
    timeUs,
    revision,
    reason: "conflict",
    sent: value,
    value,
    storedValue: there.value,
    sensorId,
    message,
  };
}

function tooLate(row: Row): Refusal {
  const { datastreamId, timeUs, revision, value, sensorId, message } = row;
  return {
    datastreamId,
    timeUs,
    revision,
    reason: "too_late",
    sent: value,
    value: null,
    storedValue: null,
    sensorId,
    message,
  };
}

/** Leaves out what is stored after all: a device may deliver again long after a value was in force. */
async function withoutStored(
  tx: Transaction,
  refusals: readonly Refusal[],
  written: Written,
): Promise<Refusal[]> {
  const asked = refusals.filter(({ sent }) => sent !== undefined);
  if (asked.length === 0) return [...refusals];
  const stored = byKey(await findReadings(tx, asked));
  return refusals.filter((refusal) => {
    const there = stored.get(keyOf(refusal));
    const { sent: value, revision } = refusal;
    if (there === undefined || value === undefined || !isThere({ value, revision }, there)) return true;
    written.repeated += 1;
    return false;
  });
}

/** Has hours that were summed already summed again; a counter's increase is counted at the reading after it. */
async function mark(tx: Transaction, stored: readonly Row[], watermarkUs: number): Promise<void> {
  const late = stored.filter((row) => row.timeUs < watermarkUs);
  if (late.length === 0) return;
  await insertMarks(tx, late);
  const counters = late.filter((row) => row.isCounter);
  if (counters.length > 0) await insertNextMarks(tx, counters);
}

async function quarantine(
  tx: Transaction,
  batch: Batch,
  refusals: readonly Refusal[],
  tally: SingleTally,
  written: Written,
): Promise<void> {
  const { values, counts } = shareOut(refusals, batch.counts, tally);
  for (const { reason } of refusals) countReason(written, reason, 1);
  for (const { reason, count } of batch.counts.values()) countReason(written, reason, count);
  if (values.length > 0) written.singles = await insertRefusedValues(tx, values);
  if (counts.length > 0) await addRefusedCounts(tx, counts);
}

function countReason(written: Written, reason: string, count: number): void {
  written.quarantined.set(reason, (written.quarantined.get(reason) ?? 0) + count);
}

async function noteUndeclared(
  tx: Transaction,
  batch: Batch,
  counts: PendingCounts,
  written: Written,
): Promise<void> {
  const unsighted = [...batch.undeclared.values()].filter(
    ({ sensorId, day }) => !counts.isSighted(sensorId, day),
  );
  if (unsighted.length > 0) written.firstUndeclared = await insertFirstUndeclared(tx, unsighted);
}

function byKey(rows: readonly ReadingRow[]): Map<string, ReadingRow> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function keyOf({ datastreamId, timeUs }: { datastreamId: number; timeUs: number }): string {
  return `${datastreamId} ${timeUs}`;
}
