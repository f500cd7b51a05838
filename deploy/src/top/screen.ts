/** One screen of `top`, from two looks at the process: plain text that fits a terminal of 80 by 24. */
import type { Figures } from "../start/figures.ts";

export interface ScreenSize {
  columns: number;
  rows: number;
}

/** Lines above the devices, and the title of their table. */
const HEAD_ROWS = 10;
const DEVICE_COLUMNS = 28;

export function drawScreen(
  before: Figures,
  now: Figures,
  { columns, rows }: ScreenSize,
  title: string,
): string {
  const seconds = Math.max(0.001, (now.atMs - before.atMs) / 1_000);
  const rate = (count: (figures: Figures) => number): string =>
    inShort((count(now) - count(before)) / seconds);
  const lines = [
    title,
    "",
    `Devices  ${inShort(now.devices)} connected`,
    `Waiting  ${inShort(now.inflightMessages)} messages, ${inShort(now.inflightBytes / 1_024)} kB`,
    `Messages ${rate((f) => f.received)} in a second, ${rate((f) => f.acknowledged)} acknowledged a second`,
    `Readings ${rate((f) => f.committed)} stored a second, ${rate((f) => f.repeated)} there already`,
    `Refused  ${rate(refusedIn)} a second; ${rate((f) => f.undeclared)} undeclared dropped, ${rate((f) => f.notGranted)} not granted`,
    `Since start: ${reasons(now)}`,
    "",
    `${"SLOWEST DEVICES".padEnd(DEVICE_COLUMNS)} ${"answered/s".padStart(11)} ${"mean".padStart(9)} ${"most".padStart(9)} ${"waiting".padStart(9)}`,
    ...now.slowest.map(
      ({ deviceId, answered, meanMs, mostMs, waiting }) =>
        `${cut(deviceId, DEVICE_COLUMNS).padEnd(DEVICE_COLUMNS)} ${inShort(answered / seconds).padStart(11)} ${inMs(meanMs)} ${inMs(mostMs)} ${inShort(waiting).padStart(9)}`,
    ),
  ];
  if (now.slowest.length === 0) lines.push("nobody sends now");
  return lines
    .slice(0, rows)
    .map((line) => cut(line, columns))
    .join("\n");
}

/** How many devices fit below the figures; a line is left for the shell's next prompt. */
export function devicesOn({ rows }: ScreenSize): number {
  return Math.max(1, rows - HEAD_ROWS - 1);
}

function refusedIn({ quarantined }: Figures): number {
  return Object.values(quarantined).reduce((sum, count) => sum + count, 0);
}

function reasons({ quarantined }: Figures): string {
  const counts = Object.entries(quarantined).toSorted(([, a], [, b]) => b - a);
  if (counts.length === 0) return "nothing was refused";
  return counts.map(([reason, count]) => `${reason} ${inShort(count)}`).join(", ");
}

function inShort(value: number): string {
  if (value >= 999_950) return `${(value / 1e6).toFixed(1)}M`;
  if (value >= 10_000) return `${(value / 1e3).toFixed(1)}k`;
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}

function inMs(ms: number): string {
  return `${ms >= 100 ? Math.round(ms) : ms.toFixed(1)} ms`.padStart(9);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
