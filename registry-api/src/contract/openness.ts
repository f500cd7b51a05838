/** What a city lays open about a sensor beside its numbers: papers, algorithms, pictures, and who looked or answered for it. */
import * as z from "zod";
import { calendarDateSchema, translatedSchema } from "./vocabulary.ts";

const namedLinkSchema = z.object({ text: translatedSchema, url: z.string().optional() });

export const algorithmSchema = z
  .object({
    id: z.string().describe("Unique within its sensor or model."),
    name: translatedSchema,
    summary: translatedSchema,
    status: z.enum(["in-development", "in-use", "out-of-use"]),
    beginMonth: z.string().optional().describe("`2026-03`."),
    endMonth: z.string().optional(),
    publicationCategory: z.enum(["high-risk-ai-system", "impactful-algorithm", "other-algorithm"]),
    pageUrl: z.string().optional(),
    registrationUrl: z.string().optional().describe("Its entry in a register of algorithms."),
    goal: translatedSchema.describe("What it is for, and what people notice of it."),
    considerations: translatedSchema.optional(),
    humanIntervention: translatedSchema.optional(),
    risks: translatedSchema.optional(),
    lawfulBasis: z.array(namedLinkSchema).optional(),
    processIndexUrl: z.string().optional().describe("Its entry in the register of processing."),
    impactAssessments: z.array(namedLinkSchema).optional(),
    sourceData: z.array(namedLinkSchema).optional(),
    methods: translatedSchema.optional().describe("How it works."),
    provider: z.string().optional(),
    sourceCodeUrl: z.string().optional(),
  })
  .describe("In the fields of the publication standard of the Dutch Algorithm Register, 1.0.0.");
export type Algorithm = z.infer<typeof algorithmSchema>;

export const documentSchema = z
  .object({
    kind: z.string().describe("`dpia`, `ethics-advice`, `agreement`, `decision`, `evaluation`, ..."),
    title: translatedSchema,
    date: calendarDateSchema,
    url: z.string().optional().describe("Absent: all of it is withheld."),
    wooCategory: z
      .string()
      .optional()
      .describe("Category of article 3.3 of the Woo; absent: none, it is published by choice (Woo 3.1)."),
    wooCategoryArticle: z.string().optional().describe("Where the Woo names it, as `3.3.2.e`."),
    wooCategoryUri: z.string().optional().describe("The same as a concept of TOOI."),
    withheld: z.array(
      z.object({
        what: translatedSchema,
        article: z.string().describe("Of the Woo: `5.1.2.e` is article 5.1, paragraph 2, under e."),
      }),
    ),
  })
  .describe("A paper about the sensor, by the Dutch open government act (Woo).");
export type Document = z.infer<typeof documentSchema>;

export const pictureSchema = z
  .object({
    file: z.string().describe("Its name at `/v1/pictures/{file}`."),
    alt: translatedSchema,
    credit: z.string().optional().describe("Who made it, and under which licence."),
    widthPx: z.number().int(),
    heightPx: z.number().int(),
  })
  .describe("A picture of the box.");
export type Picture = z.infer<typeof pictureSchema>;

export const inspectionSchema = z.object({
  date: calendarDateSchema,
  by: translatedSchema,
  checked: z
    .array(z.string())
    .describe(
      "Codes of what was looked at: `no-image-leaves`, `only-declared-network`, `only-declared-recipients`, `only-declared-purposes`.",
    ),
  report: z.string().optional(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

export const statementSchema = z
  .object({
    date: calendarDateSchema,
    by: translatedSchema,
    about: z.array(z.string()).describe("Promises: `recipients`, `excluded-purposes`, `picture`."),
    text: translatedSchema,
    document: z.string().optional(),
  })
  .describe("Somebody who answers for it says that it is so; nobody measured it.");
export type Statement = z.infer<typeof statementSchema>;
