import { type Database, findEntryIds, findMoment, type SensorIndexRow } from "@meetpaal/db";
import type { SensorPage, SensorQuestion } from "../contract/site.ts";
import { readSensorsByPublicId } from "../sensors/read-sensors.ts";
import { distanceM } from "./distance.ts";
import { askIndex } from "./facets.ts";
import { readQuestion } from "./search.ts";
import { placeOf, type SensorIndex } from "./sensor-index.ts";

/** A map of more points than this is a map of the list, and no phone draws it. */
const MOST_FEATURES = 25_000;

export async function readSensorPage(
  database: Database,
  index: SensorIndex,
  question: SensorQuestion,
): Promise<SensorPage> {
  const { words, corrected } = readQuestion(question.q ?? "", index.wordCounts.bind(index));
  const found = await findByApi(database, question.q ?? "");
  const { matches, counts } = askIndex(index, { question, words, found });
  const first = (question.page - 1) * question.pageSize;
  const shown = matches.slice(first, first + question.pageSize);
  const sensors = await readSensorsByPublicId(
    database,
    shown.map(({ publicId }) => publicId),
  );
  const byId = new Map(shown.map((row) => [row.publicId, row]));
  return {
    rows: sensors.map((sensor) => {
      const row = byId.get(sensor.publicId);
      return {
        sensor,
        verdict: row?.worst ?? null,
        broken: row?.broken ?? [],
        keptFor: row?.keptFor ?? null,
        distanceM: row === undefined ? null : distanceTo(row, question),
      };
    }),
    matched: matches.length,
    total: index.rows.length,
    corrected,
    counts,
    features: matches.slice(0, MOST_FEATURES).map((row) => index.featureOf(row)),
  };
}

/** What the API finds must be found here too; here the words that people use are known as well. */
async function findByApi(database: Database, text: string): Promise<ReadonlySet<number>> {
  if (text.trim() === "") return new Set();
  return await database
    .work("api")
    .transaction(async (tx) => await findEntryIds(tx, await findMoment(tx), { text }));
}

function distanceTo(row: SensorIndexRow, { sort }: SensorQuestion): number | null {
  return sort.by === "distance" ? Math.round(distanceM(sort.near, placeOf(row))) : null;
}
