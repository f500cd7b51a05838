/** The closed lists of the register, in the order in which people are shown them. */
import * as z from "zod";

export const kindSchema = z.enum([
  "crowd-meter",
  "5g-pilot",
  "air-quality",
  "noise",
  "camera",
  "traffic",
  "water",
  "weather",
  "other",
]);
export type Kind = z.infer<typeof kindSchema>;

/** An import is an approval, so a file knows only the states that follow one; `expired` is derived. */
export const fileStatusSchema = z.enum(["announced", "active", "paused", "removed"]);
export type FileStatus = z.infer<typeof fileStatusSchema>;

/** What a sensor takes in, whatever it keeps of it. */
export const captureSchema = z.enum([
  "camera",
  "microphone",
  "wifi",
  "radar",
  "infrared",
  "lidar",
  "radio-field",
  "air",
  "contact",
  "other",
]);
export type Capture = z.infer<typeof captureSchema>;

/** Of what leaves the box. */
export const identifiabilitySchema = z.enum(["none", "deidentified", "pseudonymous", "identifiable"]);
export type Identifiability = z.infer<typeof identifiabilitySchema>;

/** `gauge`: a value of a moment; `interval-count`: a number within an interval; `counter`: a number that only grows. */
export const aggregationSchema = z.enum(["gauge", "interval-count", "counter"]);
export type Aggregation = z.infer<typeof aggregationSchema>;

/** The tiers of storage, from single readings to sums of days. */
export const tierSchema = z.enum(["raw", "hour", "day"]);
export type Tier = z.infer<typeof tierSchema>;

export const roleSchema = z.enum([
  "controller",
  "processor",
  "owner",
  "operator",
  "supplier",
  "commissioner",
  "event-organiser",
]);
export type Role = z.infer<typeof roleSchema>;

/** What a city's own rule rests on: it decides the words in public. */
export const basisSchema = z.enum(["by-law", "own-promise"]);
export type Basis = z.infer<typeof basisSchema>;

/** GDPR article 9(1), and article 10 for `criminal`. */
export const specialCategorySchema = z.enum([
  "racial-or-ethnic-origin",
  "political-opinions",
  "religious-or-philosophical-beliefs",
  "trade-union-membership",
  "genetic",
  "biometric",
  "health",
  "sex-life-or-orientation",
  "criminal",
]);
export type SpecialCategory = z.infer<typeof specialCategorySchema>;
