/** One observation by its id: the number of its stream, and behind it 16 digits, microseconds since 1970. */
import { type EntityRow, findObservedStreams, scanObservations } from "@meetpaal/db";
import type { Reading } from "./page.ts";
import { toRow } from "./to-row.ts";

const ID = /^([1-9]\d{0,9})(\d{16})$/;
const LARGEST_INT = 2_147_483_647;

export async function readObservation(reading: Reading, id: string): Promise<EntityRow | undefined> {
  const [, digits, micros] = ID.exec(id) ?? [];
  const datastream = Number(digits);
  if (micros === undefined || datastream > LARGEST_INT) return undefined;
  const streams = await findObservedStreams(reading.tx, reading.site, { ids: [datastream], limit: 1 });
  const from = instantOf(Number(micros));
  const [row] = await scanObservations(reading.tx, reading.site, {
    scopes: streams.map((stream) => ({ stream, from, until: instantOf(Number(micros) + 1) })),
    descending: false,
    bounds: { from: "-infinity", until: "infinity" },
    withPlace: true,
    limit: 1,
    candidates: 1,
  });
  return row === undefined ? undefined : toRow(row);
}

/** @param micros - since 1970; 16 digits fit a double exactly */
function instantOf(micros: number): string {
  const seconds = new Date(Math.floor(micros / 1_000_000) * 1_000).toISOString().slice(0, -".000Z".length);
  return `${seconds}.${String(micros % 1_000_000).padStart(6, "0")}Z`;
}
