import { type Database, findEntryIds, findMoment, type SensorIndexRow } from "@meetpaal/db";
import type { MapFeature, QuarterOf, SensorPage, SensorQuestion } from "../contract/site.ts";
import { readSensorsByPublicId } from "../sensors/read-sensors.ts";
import { instant } from "../wire/instant.ts";
import { distanceM } from "./distance.ts";
import { countsOf, matchesOf } from "./facets.ts";
import { readQuestion } from "./search.ts";

/** A map of more points than this is a map of the list, and no phone draws it. */
const MOST_FEATURES = 25_000;

/** @param rows - all public sensors */
export async function readSensorPage(
  database: Database,
  rows: readonly SensorIndexRow[],
  question: SensorQuestion,
  quarterAt: QuarterOf,
): Promise<SensorPage> {
  const quarters = new Map<SensorIndexRow, string | null>();
  const quarterOf = (row: SensorIndexRow): string | null => {
    let quarter = quarters.get(row);
    if (quarter === undefined) quarters.set(row, (quarter = quarterAt(placeOf(row))));
    return quarter;
  };
  const { words, corrected } = readQuestion(question.q ?? "", rows, quarterOf);
  const asked = { question, words, found: await findByApi(database, question.q ?? ""), quarterOf };
  const matches = sorted(matchesOf(rows, asked), question);
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
    total: rows.length,
    corrected,
    counts: countsOf(rows, asked),
    features: matches.slice(0, MOST_FEATURES).map(toMapFeature),
  };
}

/** What the API finds must be found here too; here the words that people use are known as well. */
async function findByApi(database: Database, text: string): Promise<ReadonlySet<number>> {
  if (text.trim() === "") return new Set();
  return await database
    .work("api")
    .transaction(async (tx) => await findEntryIds(tx, await findMoment(tx), { text }));
}

function sorted(rows: SensorIndexRow[], { sort }: SensorQuestion): SensorIndexRow[] {
  if (sort.by === "distance") {
    const { near } = sort;
    return rows.toSorted((a, b) => distanceM(near, placeOf(a)) - distanceM(near, placeOf(b)));
  }
  const { by, language } = sort;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const nameOf = ({ name }: SensorIndexRow): string => inLanguage(name, language);
  // A place that nobody named stands where its sensor's name would.
  const placeNameOf = (row: SensorIndexRow): string =>
    row.place === null ? nameOf(row) : inLanguage(row.place, language);
  return rows.toSorted(
    (a, b) =>
      (by === "place" ? compare(placeNameOf(a), placeNameOf(b)) : 0) ||
      compare(nameOf(a), nameOf(b)) ||
      a.id - b.id,
  );
}

function distanceTo(row: SensorIndexRow, { sort }: SensorQuestion): number | null {
  return sort.by === "distance" ? Math.round(distanceM(sort.near, placeOf(row))) : null;
}

function placeOf({ longitude, latitude }: SensorIndexRow): [number, number] {
  return [longitude, latitude];
}

function inLanguage(text: Record<string, string>, language: string): string {
  return text[language] ?? text["nl"] ?? "";
}

/** Built by hand: there may be thousands, and nothing of a body gets in but what is named here. */
function toMapFeature(row: SensorIndexRow): MapFeature {
  return {
    type: "Feature",
    id: row.publicId,
    geometry: row.location,
    properties: {
      publicId: row.publicId,
      reference: row.reference,
      owner: row.owner,
      name: row.name,
      description: row.description,
      kind: row.kind,
      status: row.status,
      place: row.place,
      poleCode: row.poleCode,
      validFrom: instant(row.operatingFrom),
      validTo: row.operatingTo === null ? null : instant(row.operatingTo),
      personalData: row.personalData,
      version: row.version,
      versionSince: instant(row.validFrom),
      demo: row.demo,
      verdict: row.worst,
      mobile: row.mobile,
      sensingArea: row.sensingArea,
    },
  };
}
