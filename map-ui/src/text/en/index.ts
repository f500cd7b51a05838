import { about } from "./about.ts";
import { chart } from "./chart.ts";
import { colophon } from "./colophon.ts";
import { crowd } from "./crowd.ts";
import { easy } from "./easy.ts";
import { feeds } from "./feeds.ts";
import { frame } from "./frame.ts";
import { glossary } from "./glossary.ts";
import { law as ground } from "./law.ts";
import { list } from "./list.ts";
import { measured } from "./measured.ts";
import { openness } from "./openness.ts";
import { practice } from "./practice.ts";
import { promises } from "./promises.ts";
import { rights } from "./rights.ts";
import { rules } from "./rules.ts";
import { sensor } from "./sensor.ts";
import { start } from "./start.ts";
import { woo } from "./woo.ts";
import { words } from "./words.ts";

/** Texts on rights and grounds: in no language without a check on record. */
export const law = { ...rights, ...ground, ...woo };

export const messages = {
  ...frame,
  ...words,
  ...feeds,
  ...start,
  ...list,
  ...promises,
  ...practice,
  ...sensor,
  ...chart,
  ...openness,
  ...measured,
  ...about,
  ...crowd,
  ...easy,
  ...rules,
  ...glossary,
  ...colophon,
};
