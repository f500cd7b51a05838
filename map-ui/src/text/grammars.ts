/** How each language says times and spans; apart from its messages, for an island takes one of these along. */
import type { Grammar } from "../format/grammar.ts";
import type { Locale } from "../locale.ts";
import { grammar as ar } from "./ar/grammar.ts";
import { grammar as de } from "./de/grammar.ts";
import { grammar as en } from "./en/grammar.ts";
import { grammar as nl } from "./nl/grammar.ts";
import { grammar as pl } from "./pl/grammar.ts";
import { grammar as tr } from "./tr/grammar.ts";
import { grammar as uk } from "./uk/grammar.ts";

export const grammars: Readonly<Record<Locale, Grammar>> = { nl, en, de, pl, tr, ar, uk };
