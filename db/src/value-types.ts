/**
 * How values arrive from the database, decided once for every connection. `pg` gives `int8` and
 * `numeric` as text, since they can exceed a double; ours never do (counts, ids, sums of doubles). It
 * makes a `date` the midnight of this machine's zone, which moves calendar days: it stays text.
 */
import pg from "pg";

type Parse = (text: string) => unknown;

const toNumbers: Parse = (text) =>
  text === "{}"
    ? []
    : text
        .slice(1, -1)
        .split(",")
        .map((item) => (item === "NULL" ? null : Number(item)));
const toTexts: Parse = (text) =>
  text === "{}"
    ? []
    : text
        .slice(1, -1)
        .split(",")
        .map((item) => (item === "NULL" ? null : item));
const asIs: Parse = (text) => text;

/** By OID of the type: `select oid, typname from pg_type`. */
const parsers = new Map<number, Parse>([
  [20, Number], // int8
  [1700, Number], // numeric
  [1016, toNumbers], // int8[]
  [1231, toNumbers], // numeric[]
  [1082, asIs], // date: '2026-11-24'
  [1182, toTexts], // date[]
  [1186, asIs], // interval: 'P14D', by intervalstyle iso_8601
]);

export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: Parameters<typeof pg.types.getTypeParser>[0], format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format ?? "text"),
};

/** Set on every connection, since queries rely on it; the embedded database ignores start-up options. */
export const SESSION = "set intervalstyle = 'iso_8601'; set timezone = 'UTC'; set datestyle = 'ISO, YMD'";
