/**
 * The filters of the list as its address has them, and back. Every state of the filters is an address, so it can be sent to
 * somebody. What an address says that no filter knows is left out.
 */
import type { PublicStatus, SensorQuestion } from "@meetpaal/registry-api/contract";
import type { Locale } from "../../locale.ts";
import { kinds, personalDataKinds, verdicts } from "../../vocabulary.ts";

export const pageSize = 50;

const statuses: readonly PublicStatus[] = ["announced", "active", "paused", "expired", "removed"];

/** A search longer than this is no street. */
const longestSearch = 100;

const known = <T extends string>(query: URLSearchParams, name: string, allowed: readonly T[]): T[] =>
  allowed.filter((value) => query.getAll(name).includes(value));

const given = (query: URLSearchParams, name: string): string[] =>
  query.getAll(name).filter((value) => value !== "");

/** Null: none was chosen, so with a place to look from the nearest come first. */
export const readSort = (query: URLSearchParams): "name" | "place" | null =>
  known(query, "sort", ["name", "place"] as const)[0] ?? null;

export const readQuestion = (query: URLSearchParams, locale: Locale): SensorQuestion => {
  const q = (query.get("q") ?? "").trim().slice(0, longestSearch);
  const page = Number(query.get("page") ?? "1");
  const lists = {
    kind: known(query, "kind", kinds),
    status: known(query, "status", statuses),
    personalData: known(query, "personalData", personalDataKinds),
    verdict: known(query, "verdict", verdicts),
    owner: given(query, "owner"),
    purpose: given(query, "purpose"),
    theme: given(query, "theme"),
    quarter: given(query, "quarter"),
    mobile: known(query, "mobile", ["true", "false"] as const),
  };
  return {
    ...(q !== "" && { q }),
    ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
    sort: { by: readSort(query) ?? "name", language: locale },
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    pageSize,
  };
};

/** Where the visitor wants to look from, as typed: a quarter, an address, a pole; "" for nowhere. */
export const readNear = (query: URLSearchParams): string =>
  (query.get("near") ?? "").trim().slice(0, longestSearch);

const lists = [
  "kind",
  "status",
  "personalData",
  "verdict",
  "owner",
  "purpose",
  "theme",
  "quarter",
  "mobile",
] as const;

/** The address's query for a page of the same filters and order; "" for the first page without filters. */
export const questionQuery = (question: SensorQuestion, near: string, page: number): string => {
  const query = new URLSearchParams();
  if (question.q) query.set("q", question.q);
  if (near) query.set("near", near);
  for (const name of lists) {
    for (const value of question[name] ?? []) query.append(name, value);
  }
  const { by } = question.sort;
  if (by === "place" || (by === "name" && near)) query.set("sort", by);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
};

/** Whether anything is left out, or looked at from a place. */
export const isFiltered = (question: SensorQuestion, near: string): boolean =>
  near !== "" || question.q !== undefined || lists.some((name) => (question[name]?.length ?? 0) > 0);

/** Whether any filter beyond the search, the kind and a broken promise is set: then the part that holds them stands open. */
export const hasMoreFilters = (question: SensorQuestion): boolean =>
  (["owner", "purpose", "status", "personalData", "theme", "quarter", "mobile"] as const)
    .map((name) => question[name])
    .some((values) => (values?.length ?? 0) > 0);
