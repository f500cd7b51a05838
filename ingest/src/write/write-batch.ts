/**
 * Decides a judged batch in one transaction:
 *
 *   share the contract, and copy what is certainly new ─► still the generation it was judged by? ─► settle the other
 *   rows: frozen, new, there already; marks for hours already summed ─► quarantine ─► first sightings of undeclared values
 *
 * Who waits for the commit waits for every round trip: a batch of nothing but new rows makes two, one with repeated or
 * late rows three. The copy leaves before the generation is known, under the same lock; has it moved, the copy is rolled back.
 *
 * One statement cannot both insert and decide about conflicts: it does not see a row that another
 * transaction is just writing. So a second one reads, and holds, what was left out and is no plain repetition.
 */
import {
  addRefusedCounts,
  findReadings,
  type GivenTime,
  insertFirstUndeclared,
  insertGivenTimes,
  insertMarks,
  insertNextMarks,
  insertRefusedValues,
  type LeftOut,
  lockReadings,
  type ReadingRow,
  replaceReadings,
  settleReadings,
  shareContract,
  shareContractAndCopy,
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

/** Hours were summed of which readings were copied: it has to be written again, by the watermark that is known by now. */
class WatermarkMoved extends GenerationMoved {}

/** The watermark that the batch before saw. Readings that are not older may be copied before it is read again. */
export interface KnownWatermark {
  /** Infinity: not known yet. */
  us: number;
}

export interface WriteOptions {
  /** The generation the batch was judged by. */
  generation: number;
  /** Times given to readings of devices without a clock, not recorded yet. */
  given: readonly GivenTime[];
  /** False: a copy of it met a row that was there. */
  mayCopy: boolean;
  /** Set to what this transaction reads. */
  watermark: KnownWatermark;
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
  const { copied, asked } = shareOutRows(batch, options, tx.copyFrom !== undefined);
  const { generation, nowUs, watermarkUs } =
    copied.length === 0 || tx.copyFrom === undefined
      ? await shareContract(tx)
      : await shareContractAndCopy(tx.copyFrom, copied);
  options.watermark.us = watermarkUs;
  if (generation !== options.generation) throw new GenerationMoved("the contract moved on");
  if (copied.some((row) => row.timeUs < watermarkUs)) throw new WatermarkMoved("hours were summed meanwhile");
  const written: Written = {
    nowUs,
    stored: [...copied],
    repeated: batch.repeated,
    quarantined: new Map(),
    singles: [],
    firstUndeclared: [],
  };
  if (options.given.length > 0 && (await insertGivenTimes(tx, options.given)) < options.given.length) {
    throw new TimeTaken("another writer gave one of these times, or gave one of these moments its time");
  }
  const refusals = [...batch.refusals];
  await settle(tx, asked, watermarkUs, refusals, written);
  await quarantine(tx, batch, await withoutStored(tx, refusals, written), options.tally, written);
  await noteUndeclared(tx, batch, options.counts, written);
  return written;
}

/** Tells rows that may be copied, for they are certainly new and of hours not summed yet, from those to be asked about. */
function shareOutRows(
  { fresh, uncertain }: Batch,
  { mayCopy, watermark }: WriteOptions,
  canCopy: boolean,
): { copied: readonly Row[]; asked: readonly Row[] } {
  if (!mayCopy || !canCopy) return { copied: [], asked: [...uncertain, ...fresh] };
  const asked = [...uncertain];
  const copied: Row[] = [];
  for (const row of fresh) (row.timeUs < watermark.us ? asked : copied).push(row);
  return { copied: inOrderOfDays(copied), asked };
}

/** Writes rows that may be there, or whose hours were summed. */
async function settle(
  tx: Transaction,
  rows: readonly Row[],
  watermarkUs: number,
  refusals: Refusal[],
  written: Written,
): Promise<void> {
  if (rows.length === 0) return;
  const leftOut = new Map((await settleReadings(tx, rows)).map((left) => [left.place, left]));
  const undecided: Row[] = [];
  const late: Row[] = [];
  for (const [place, row] of rows.entries()) {
    const left = leftOut.get(place);
    if (left?.isFrozen === true) refusals.push(tooLate(row));
    else if (left === undefined) {
      written.stored.push(row);
      if (row.timeUs < watermarkUs) late.push(row);
    } else if (isRepeated(row, left)) written.repeated += 1;
    else undecided.push(row);
  }
  if (undecided.length > 0) {
    const replaced = await decideTaken(tx, undecided, refusals, written);
    const again = replaced.filter(({ timeUs }) => timeUs < watermarkUs);
    if (again.length > 0) await insertMarks(tx, again);
    late.push(...again);
  }
  const counters = late.filter(({ isCounter }) => isCounter);
  // A counter's increase is counted at the reading after it.
  if (counters.length > 0) await insertNextMarks(tx, counters);
}

/** Whether what was seen settles it for good: revisions only grow. */
function isRepeated(row: Row, { value, revision }: LeftOut): boolean {
  return value !== null && revision !== null && isThere(row, { value, revision });
}

/** Decides about rows whose key is taken, holding what is there. @returns those that replaced it */
async function decideTaken(
  tx: Transaction,
  rows: readonly Row[],
  refusals: Refusal[],
  written: Written,
): Promise<readonly Row[]> {
  const taken = byKey(await lockReadings(tx, rows));
  const replacing: Row[] = [];
  for (const row of rows) {
    const there = taken.get(keyOf(row));
    if (there === undefined || isThere(row, there)) written.repeated += 1;
    else if (row.revision > there.revision) replacing.push(row);
    else refusals.push(conflictOf(row, there));
  }
  if (replacing.length === 0) return [];
  await replaceReadings(tx, replacing);
  for (const row of replacing) written.stored.push(row);
  return replacing;
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

type Told = Pick<ReadingRow, "value" | "revision">;

/** Equal and no higher revision: delivered before. A lower revision: overtaken. */
function isThere(sent: Told, there: Told): boolean {
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
