/**
 * The national map and address search (PDOK), through our own server alone. The map's tiles are kept for a week, answers about
 * addresses for a day; who asked is told to nobody, since the question comes from this server.
 */
import type { City } from "@meetpaal/registry-api/contract";
import type { Position } from "../map/base.ts";
import { openCachingProxy } from "./caching-proxy.ts";

export interface PdokOptions {
  /** Start of the tiles' addresses, `/{z}/{x}/{y}.png` follows; absent: the site has no such map. */
  readonly tilesUrl?: string | undefined;
  /** Start of the address search, `/free?...` follows; absent: addresses are not looked up. */
  readonly searchUrl?: string | undefined;
}

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export interface Pdok {
  readonly hasTiles: boolean;
  readonly tile: (tile: Tile) => Promise<{ readonly type: string; readonly body: Uint8Array } | null>;
  readonly findAddress: (
    text: string,
    city: City,
    /** Asked in confidence: the answer is not kept, since what is kept is kept by its question. */
    unkept?: boolean,
  ) => Promise<{ readonly name: string; readonly at: Position } | null>;
}

const dayMs = 86_400_000;

/** "POINT(5.85 51.84)" of the search. */
const readPoint = (text: unknown): Position | null => {
  const found = /^POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)$/u.exec(typeof text === "string" ? text : "");
  return found ? [Number(found[1]), Number(found[2])] : null;
};

interface Found {
  readonly response?: { readonly docs?: readonly Readonly<Record<string, unknown>>[] };
}

/** Digits of "GM0268": the search knows municipalities by them. An example city has none of its own. */
const cityFilter = ({ code }: City): string =>
  code && /^GM\d{4}$/u.test(code) && code !== "GM9999" ? `&fq=gemeentecode:${code.slice(2)}` : "";

export const openPdok = ({ tilesUrl, searchUrl }: PdokOptions): Pdok => {
  const tiles = tilesUrl
    ? openCachingProxy({ base: tilesUrl, types: ["image/png", "image/jpeg"], freshMs: 7 * dayMs })
    : null;
  const search = searchUrl
    ? openCachingProxy({
        base: searchUrl,
        types: ["application/json"],
        freshMs: dayMs,
        mostBytes: 4 * 1024 ** 2,
        largest: 64 * 1024,
        timeoutMs: 3000,
      })
    : null;
  return {
    hasTiles: tiles !== null,
    tile: async ({ z, x, y }) => (tiles ? tiles.get(`/${z}/${x}/${y}.png`) : null),
    async findAddress(text, city, unkept = false) {
      const asked = text.trim().toLowerCase();
      if (!search || asked.length < 3) return null;
      const kinds = "fq=type:(adres OR postcode OR weg OR buurt OR wijk)";
      const kept = await search[unkept ? "ask" : "get"](
        `/free?q=${encodeURIComponent(asked)}&rows=1&fl=weergavenaam,centroide_ll&${encodeURI(kinds)}${cityFilter(city)}`,
      );
      if (!kept) return null;
      let found: Found;
      try {
        found = JSON.parse(Buffer.from(kept.body).toString("utf8"));
      } catch {
        return null;
      }
      const [first] = found.response?.docs ?? [];
      const at = readPoint(first?.["centroide_ll"]);
      const name = first?.["weergavenaam"];
      return at && typeof name === "string" ? { name, at } : null;
    },
  };
};
