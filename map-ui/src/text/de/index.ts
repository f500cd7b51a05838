import { about } from "./about.ts";
import { chart } from "./chart.ts";
import { colophon } from "./colophon.ts";
import { crowd } from "./crowd.ts";
import { easy } from "./easy.ts";
import { feeds } from "./feeds.ts";
import { frame } from "./frame.ts";
import { glossary } from "./glossary.ts";
import { list } from "./list.ts";
import { measured } from "./measured.ts";
import { openness } from "./openness.ts";
import { practice } from "./practice.ts";
import { promises } from "./promises.ts";
import { rules } from "./rules.ts";
import { sensor } from "./sensor.ts";
import { start } from "./start.ts";
import { words } from "./words.ts";

/** Made by a machine. */
export const messages = {
  ...about,
  ...chart,
  ...colophon,
  ...crowd,
  ...easy,
  ...feeds,
  ...frame,
  ...glossary,
  ...list,
  ...measured,
  ...openness,
  ...practice,
  ...promises,
  ...rules,
  ...sensor,
  ...start,
  ...words,
};
