/**
 * Calendar days of another time zone than the installation's: added up from hours, so only as far back as hours are
 * kept. An hour is the sum of what is shown, and so is every sum of hours: no choice of zones tells more.
 */
import { findHours, type Queryable, type RolledRow, type RollupStream } from "@meetpaal/db";
import { type CalendarDay, dayOf, expectedSlots, HOUR_MS } from "@meetpaal/model";

/** Hours of one statement. */
const PAGE = 4_999;

export interface DayWindow {
  /** Days that begin in `[fromMs, toMs)`; of one that began before it, hours may be gone. */
  fromMs: number;
  toMs: number;
  /** Start of the last day of the slice before; undefined: from the start. */
  afterMs: number | undefined;
  /** Of hours, as `findKeptSince` gives it. */
  keptSince: string;
  limit: number;
}

/** A slice of days, oldest first; those of which no hour is stored are left out. */
export async function findDaysElsewhere(
  queryable: Queryable,
  stream: Pick<RollupStream, "id" | "spans">,
  { fromMs, toMs, afterMs, keptSince, limit }: DayWindow,
  timeZone: string,
): Promise<RolledRow[]> {
  const lower = afterMs === undefined ? nextMidnight(fromMs, timeZone) : dayOf(afterMs, timeZone).endMs;
  const hours = hoursFrom(queryable, stream.id, lower, dayOf(toMs - 1, timeZone).endMs, keptSince);
  const days: RolledRow[] = [];
  let day: CalendarDay | undefined;
  let ofDay: RolledRow[] = [];
  for await (const hour of hours) {
    const ms = hour.start.getTime();
    if (day !== undefined && ms >= day.endMs) {
      days.push(addUp(stream, day, ofDay));
      if (days.length === limit) return days;
      day = undefined;
    }
    if (day === undefined) {
      day = dayOf(ms, timeZone);
      ofDay = [];
    }
    ofDay.push(hour);
  }
  if (day !== undefined) days.push(addUp(stream, day, ofDay));
  return days;
}

function nextMidnight(ms: number, timeZone: string): number {
  const { startMs, endMs } = dayOf(ms, timeZone);
  return startMs === ms ? startMs : endMs;
}

async function* hoursFrom(
  queryable: Queryable,
  stream: number,
  fromMs: number,
  toMs: number,
  keptSince: string,
): AsyncGenerator<RolledRow> {
  const [from, to] = [new Date(fromMs), new Date(toMs)];
  for (let after: string | undefined; ; ) {
    const page = await findHours(queryable, stream, { from, to, keptSince, after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.start.toISOString();
  }
}

function addUp(
  { spans }: Pick<RollupStream, "spans">,
  { startMs, endMs }: CalendarDay,
  hours: readonly RolledRow[],
): RolledRow {
  const expected = expectedSlots(spans, startMs, endMs);
  const filled = total(hours.map((hour) => filledSlots(spans, hour)));
  const minima = hours.map(({ minimum }) => minimum).filter((value) => value !== null);
  const maxima = hours.map(({ maximum }) => maximum).filter((value) => value !== null);
  const isPlain = minima.length === hours.length;
  return {
    start: new Date(startMs),
    end: new Date(endMs),
    coverage: expected > 0 ? Math.min(1, filled / expected) : 0,
    minimum: isPlain ? Math.min(...minima) : null,
    maximum: isPlain ? Math.max(...maxima) : null,
    sumSquares: isPlain ? total(hours.map(({ sumSquares }) => sumSquares ?? 0)) : null,
    shownCount: total(hours.map(({ shownCount }) => shownCount)),
    shownSum: total(hours.map(({ shownSum }) => shownSum)),
    suppressedSlots: total(hours.map(({ suppressedSlots }) => suppressedSlots)),
  };
}

/** As for a stored day: an hour in which less than one value is expected counts those that came. */
function filledSlots(
  spans: RollupStream["spans"],
  { start, coverage, shownCount, suppressedSlots }: RolledRow,
): number {
  const expected = expectedSlots(spans, start.getTime(), start.getTime() + HOUR_MS);
  return expected >= 1 ? coverage * expected : shownCount + suppressedSlots;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
