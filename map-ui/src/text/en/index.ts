import { about } from "./about.ts";
import { crowd } from "./crowd.ts";
import { frame } from "./frame.ts";
import { list } from "./list.ts";
import { measured } from "./measured.ts";
import { openness } from "./openness.ts";
import { practice } from "./practice.ts";
import { promises } from "./promises.ts";
import { sensor } from "./sensor.ts";
import { start } from "./start.ts";
import { words } from "./words.ts";

export const messages = {
  ...frame,
  ...words,
  ...start,
  ...list,
  ...promises,
  ...practice,
  ...sensor,
  ...openness,
  ...measured,
  ...about,
  ...crowd,
};
