/**
 * An algorithm, in the fields of the publication standard of the Dutch Algorithm Register, so that an entry can be copied
 * there as it stands. Organisation, theme and contact are those of the sensor.
 *
 * @see Publicatiestandaard Algoritmeregister 1.0.0 (MinBZK), chapter 2: names and lengths of the fields
 */
import * as z from "zod";
import { entryIdSchema, urlSchema } from "./forms.ts";
import { lineSchema, translatedSchema, translatedUpTo } from "./text.ts";

/** What is at stake, by the standard: high-risk by the AI Act, of consequence for people, or neither. */
export const publicationCategorySchema = z.enum([
  "high-risk-ai-system",
  "impactful-algorithm",
  "other-algorithm",
]);
export type PublicationCategory = z.infer<typeof publicationCategorySchema>;

const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month, as 2026-03");
const namedLinkSchema = z.strictObject({ text: translatedSchema, url: urlSchema.optional() });

export const algorithmSchema = z.strictObject({
  /** Unique within its sensor or model. */
  id: entryIdSchema,
  /** Naam. */
  name: translatedUpTo(99),
  /** Korte omschrijving, at level B1. */
  summary: translatedUpTo(349),
  /** Status. */
  status: z.enum(["in-development", "in-use", "out-of-use"]),
  /** Begindatum and einddatum. */
  beginMonth: monthSchema.optional(),
  endMonth: monthSchema.optional(),
  /** Publicatiecategorie. */
  publicationCategory: publicationCategorySchema,
  /** Link naar publiekspagina. */
  pageUrl: urlSchema.optional(),
  /** Link naar bronregistratie: its entry in a register of algorithms. */
  registrationUrl: urlSchema.optional(),
  /** Doel en impact. */
  goal: translatedUpTo(2_499),
  /** Afwegingen. */
  considerations: translatedUpTo(2_499).optional(),
  /** Menselijke tussenkomst. */
  humanIntervention: translatedUpTo(2_499).optional(),
  /** Risicobeheer. */
  risks: translatedUpTo(2_499).optional(),
  /** Wettelijke basis. */
  lawfulBasis: z.array(namedLinkSchema).optional(),
  /** Link naar verwerkingsregister. */
  processIndexUrl: urlSchema.optional(),
  /** Impacttoetsen. */
  impactAssessments: z.array(namedLinkSchema).optional(),
  /** Gegevens. */
  sourceData: z.array(namedLinkSchema).optional(),
  /** Technische werking. */
  methods: translatedUpTo(2_499).optional(),
  /** Leverancier. */
  provider: lineSchema.optional(),
  /** Link naar broncode. */
  sourceCodeUrl: urlSchema.optional(),
});
export type AlgorithmEntry = z.infer<typeof algorithmSchema>;
