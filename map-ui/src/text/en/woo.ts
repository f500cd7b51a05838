import type { woo as dutch } from "../nl/woo.ts";

export const woo: Record<keyof typeof dutch, string> = {
  "woo.cited": "Woo, article {article}",
  "woo.cited.article": "{article}({paragraph})",
  "woo.cited.letter": "{article}({paragraph})({letter})",
  "woo.why.5.1.1.a": "This is about the King.",
  "woo.why.5.1.1.b": "Otherwise the safety of the country is in danger.",
  "woo.why.5.1.1.c": "These are trade secrets.",
  "woo.why.5.1.1.d": "These are very personal data, as about health.",
  "woo.why.5.1.1.e": "These are numbers of people, as the BSN.",
  "woo.why.5.1.2.a": "This is about other countries.",
  "woo.why.5.1.2.b": "This is about money of the city or of somebody else.",
  "woo.why.5.1.2.c": "Otherwise the police cannot do their work.",
  "woo.why.5.1.2.d": "Otherwise the city cannot inspect well.",
  "woo.why.5.1.2.e": "This protects the privacy of people.",
  "woo.why.5.1.2.f": "These are data of a company that others may not know.",
  "woo.why.5.1.2.g": "This protects the environment.",
  "woo.why.5.1.2.h": "Otherwise somebody could break in or break something.",
  "woo.why.5.1.2.i": "Otherwise the government cannot do its work well.",
  "woo.why.5.1.5": "Somebody would be hurt by this unfairly.",
  "woo.why.5.2.1": "These are opinions from talks within the city.",
};
