/**
 * The board's own words, on the server and in the browser alike. The server sends them along as they are, so the island carries
 * no message compiler.
 */
import type { crowd } from "../text/nl/crowd.ts";

export type CrowdKey = keyof typeof crowd;
export type CrowdWords = Readonly<Record<CrowdKey, string>>;
export type Say = (key: CrowdKey, values?: Readonly<Record<string, string | number>>) => string;

/** Fills `{names}`; a name without a value stays as it is, so that it shows. */
export const openSay =
  (words: CrowdWords): Say =>
  (key, values = {}) =>
    words[key].replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
