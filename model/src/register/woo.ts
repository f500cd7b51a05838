/** The Dutch open government act (Wet open overheid): its categories of information, and its reasons to withhold some. */
import * as z from "zod";

/** By the names of the law; @see Woo 3.3, paragraphs 1 and 2. */
export const wooCategorySchema = z.enum([
  "wetten-en-algemeen-verbindende-voorschriften",
  "overige-besluiten-van-algemene-strekking",
  "ontwerpen-van-wet-en-regelgeving",
  "organisatie-en-werkwijze",
  "bereikbaarheidsgegevens",
  "ingekomen-stukken",
  "vergaderstukken-staten-generaal",
  "vergaderstukken-decentrale-overheden",
  "agendas-en-besluitenlijsten",
  "adviezen",
  "convenanten",
  "jaarplannen-en-jaarverslagen",
  "subsidieverplichtingen",
  "woo-verzoeken-en-besluiten",
  "onderzoeksrapporten",
  "beschikkingen",
  "klachtoordelen",
]);
export type WooCategory = z.infer<typeof wooCategorySchema>;

/** Where the law names it, and its concept in the thesaurus of government information. @see TOOI scw_woo_informatiecategorieen */
const CATEGORIES: Record<WooCategory, { article: string; concept: string }> = {
  "wetten-en-algemeen-verbindende-voorschriften": { article: "3.3.1.a", concept: "c_139c6280" },
  "overige-besluiten-van-algemene-strekking": { article: "3.3.1.b", concept: "c_aab6bfc7" },
  "ontwerpen-van-wet-en-regelgeving": { article: "3.3.1.c", concept: "c_759721e2" },
  "organisatie-en-werkwijze": { article: "3.3.1.d", concept: "c_40a05794" },
  bereikbaarheidsgegevens: { article: "3.3.1.e", concept: "c_89ee6784" },
  "ingekomen-stukken": { article: "3.3.2.a", concept: "c_8c840238" },
  "vergaderstukken-staten-generaal": { article: "3.3.2.b", concept: "c_c76862ab" },
  "vergaderstukken-decentrale-overheden": { article: "3.3.2.c", concept: "c_db4862c3" },
  "agendas-en-besluitenlijsten": { article: "3.3.2.d", concept: "c_3a248e3a" },
  adviezen: { article: "3.3.2.e", concept: "c_99a836c7" },
  convenanten: { article: "3.3.2.f", concept: "c_8fc2335c" },
  "jaarplannen-en-jaarverslagen": { article: "3.3.2.g", concept: "c_c6cd1213" },
  subsidieverplichtingen: { article: "3.3.2.h", concept: "c_cf268088" },
  "woo-verzoeken-en-besluiten": { article: "3.3.2.i", concept: "c_3baef532" },
  onderzoeksrapporten: { article: "3.3.2.j", concept: "c_fdaee95e" },
  beschikkingen: { article: "3.3.2.k", concept: "c_46a81018" },
  klachtoordelen: { article: "3.3.2.l", concept: "c_a870c43d" },
};

/** Article, paragraph and letter: `3.3.2.e`. */
export function articleOfCategory(category: WooCategory): string {
  return CATEGORIES[category].article;
}

export function uriOfCategory(category: WooCategory): string {
  return `https://identifier.overheid.nl/tooi/def/thes/kern/${CATEGORIES[category].concept}`;
}

/** An article by which something may be withheld: `5.1.2.e` is article 5.1, paragraph 2, under e. */
export const wooArticleSchema = z
  .string()
  .regex(
    /^(5\.1\.1\.[a-e]|5\.1\.2\.[a-i]|5\.1\.5|5\.2\.1)$/,
    "an article of the Woo by which something is withheld, as 5.1.2.e, 5.1.5 or 5.2.1",
  );
