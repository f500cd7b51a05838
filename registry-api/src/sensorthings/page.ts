/** What every part of an answer is read with, and how much of it at once. */
import type { EntityRow, Queryable, Site } from "@meetpaal/db";
import type { SkipToken } from "./skip-token.ts";

/** One transaction, one instant. */
export interface Reading {
  tx: Queryable;
  site: Site;
}

export interface Page {
  rows: EntityRow[];
  /** Where the next page begins; undefined: there is none. */
  next?: { skip: number } | { token: SkipToken } | undefined;
  /** Of all pages, where it was asked for. */
  count?: number;
}

/** Rows of a page when nobody says, and at most. */
const USUAL = 100;
const MOST = 1_000;
/** Rows of all the pages of one relation together. */
const MOST_RELATED = 5_000;

/** @param parents - how many pages of this size there are */
export function sizeOf(top = USUAL, parents = 1): number {
  return Math.min(top, MOST, Math.max(1, Math.floor(MOST_RELATED / Math.max(1, parents))));
}
