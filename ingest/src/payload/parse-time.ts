/**
 * Instants of payloads, as whole microseconds since 1970: exact as a number until the year 2255. Cut
 * by hand, since `Date.parse` knows milliseconds only and also accepts what RFC 3339 does not.
 */

const DIGIT_0 = 48;
const MINUTE_US = 60_000_000;
const DAY_US = 86_400_000_000;

/** `2026-11-24` of the last text and its midnight: nearly every message is of the same day. */
let lastDate = "";
let lastMidnightUs = 0;

/**
 * Reads RFC 3339 text, or whole milliseconds since 1970.
 *
 * @returns microseconds since 1970, more than 6 decimals cut; undefined for what is no instant
 * @see RFC 3339 §5.6; a leap second has no place on our axis of time and is refused
 */
export function parseTime(time: unknown): number | undefined {
  if (typeof time === "string") return parseText(time);
  if (typeof time !== "number") return undefined;
  const timeUs = time * 1_000;
  return Number.isInteger(time) && Number.isSafeInteger(timeUs) ? timeUs : undefined;
}

function parseText(text: string): number | undefined {
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const hasShape =
    (text[10] === "T" || text[10] === "t" || text[10] === " ") && text[13] === ":" && text[16] === ":";
  if (!hasShape || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  const midnightUs = parseDate(text.slice(0, 10));
  if (midnightUs === undefined) return undefined;

  let at = 19;
  let fractionUs = 0;
  if (text[at] === ".") {
    at += 1;
    const from = at;
    for (let unit = 100_000; isDigit(text, at); at += 1, unit /= 10) {
      if (unit >= 1) fractionUs += (text.charCodeAt(at) - DIGIT_0) * unit;
    }
    if (at === from) return undefined;
  }
  const offsetUs = parseOffset(text, at);
  if (offsetUs === undefined) return undefined;
  return midnightUs + (hour * 60 + minute) * MINUTE_US + second * 1_000_000 + fractionUs - offsetUs;
}

function parseDate(date: string): number | undefined {
  if (date === lastDate) return lastMidnightUs;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const midnightMs = Date.parse(`${date}T00:00:00Z`);
  // V8 takes 30 February for 2 March.
  if (Number.isNaN(midnightMs) || new Date(midnightMs).toISOString().slice(0, 10) !== date) return undefined;
  lastDate = date;
  lastMidnightUs = midnightMs * 1_000;
  return lastMidnightUs;
}

/** What follows the seconds: `Z`, or how far this clock is ahead of UTC. */
function parseOffset(text: string, at: number): number | undefined {
  const sign = text[at];
  if (sign === "Z" || sign === "z") return text.length === at + 1 ? 0 : undefined;
  if ((sign !== "+" && sign !== "-") || text.length !== at + 6 || text[at + 3] !== ":") return undefined;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (!(hours < 24 && minutes < 60)) return undefined;
  const aheadUs = (hours * 60 + minutes) * MINUTE_US;
  return sign === "+" ? aheadUs : aheadUs - 2 * aheadUs;
}

/** NaN where there are no two digits. */
function twoDigits(text: string, at: number): number {
  if (!isDigit(text, at) || !isDigit(text, at + 1)) return Number.NaN;
  return (text.charCodeAt(at) - DIGIT_0) * 10 + text.charCodeAt(at + 1) - DIGIT_0;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at) - DIGIT_0;
  return code >= 0 && code <= 9;
}

/** One bad clock would make chunks in 1970, another in 2100. */
const EARLIEST_US = Date.UTC(2000, 0, 1) * 1_000;

/** Whether an instant can be that of a measurement at all, whatever a stream accepts. */
export function isPossible(timeUs: number, nowUs: number): boolean {
  return timeUs >= EARLIEST_US && timeUs <= nowUs + DAY_US;
}
