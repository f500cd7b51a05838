/** What every page is made from, and what it is: the two shapes between the router and the pages. */
import type { City, SiteData, SiteRequest } from "@meetpaal/registry-api/contract";
import type { VNode } from "preact";
import type { Assets, IslandName } from "./assets.ts";
import type { Format } from "./format/format.ts";
import type { openLocalDays } from "./format/local-days.ts";
import type { Section } from "./links.ts";
import type { Locale } from "./locale.ts";
import type { Base, Position } from "./map/base.ts";
import type { Translate, TranslateLaw } from "./text/text.ts";

/** A city's own style: a file that is linked last, and a class on the root. */
export interface Theme {
  readonly mounted: boolean;
  readonly className: string | null;
}

/** `raster`: `address` is the pattern of pictures; `pmtiles`: it is an archive of vector tiles. */
export interface Ground {
  readonly kind: "raster" | "pmtiles";
  readonly address: string;
}

/** What the city says of the accessibility of its site; nothing: there is no statement yet. */
export interface AccessibilityStatement {
  /** Of the national form: A meets all, B a part, C is being studied, D does not. */
  readonly status?: "A" | "B" | "C" | "D" | undefined;
  /** Calendar date. */
  readonly since?: string | undefined;
  readonly url?: string | undefined;
}

/** A language and what speaks it, for texts on rights and grounds: shown only where a person has read them. */
export interface LawWords {
  readonly locale: Locale;
  readonly t: TranslateLaw;
  readonly format: Format;
}

export interface PageContext {
  readonly locale: Locale;
  readonly t: Translate;
  readonly format: Format;
  readonly law: LawWords;
  readonly timeZone: string;
  /** The last days in it, the one of `now` last. */
  readonly localDays: ReturnType<typeof openLocalDays>;
  readonly city: City;
  /** Every page says that nothing here is real. */
  readonly demo: boolean;
  readonly now: Date;
  readonly data: SiteData;
  readonly request: SiteRequest;
  /** The page's own address in full, for print. */
  readonly address: string;
  readonly assets: Assets;
  readonly theme: Theme;
  readonly statement: AccessibilityStatement;
  readonly base: Base;
  /** What lies under the live map; null: our own drawing. */
  readonly ground: Ground | null;
  /** Asks the city's address search; null: nothing found, none is set, or it does not answer. */
  readonly findAddress: (text: string) => Promise<{ readonly name: string; readonly at: Position } | null>;
}

/** As much as a part needs that only says what it was given. */
export type Told = Pick<PageContext, "t" | "format" | "locale" | "now" | "law">;

/** A page, or a part of one, that may speak of rights and grounds. */
export type LawContext = PageContext & LawWords;

export interface Page {
  readonly status: number;
  readonly title: string;
  /** What is on it in a sentence or two, for who finds it by a search engine; absent: what the site is. */
  readonly description?: string | undefined;
  /** Which entry of the menu is lit. */
  readonly section: Section | null;
  /** Path of this page in each language, with its query. */
  readonly alternate: Readonly<Record<Locale, string>>;
  readonly body: VNode;
  readonly islands?: readonly IslandName[];
  /** Atom feeds of what is on it: path and name. */
  readonly feeds?: readonly { readonly path: string; readonly title: string }[];
  /** The same for machines, in the words of schema.org (JSON-LD). */
  readonly about?: Readonly<Record<string, unknown>>;
  /** No font: for the short page behind the QR code. */
  readonly plain?: boolean;
  /** Made to be printed: then the frame is left out. */
  readonly paper?: boolean;
  /** Beside content-type; overrides the defaults. */
  readonly headers?: Readonly<Record<string, string>>;
}
