import { about } from "./about.ts";
import { crowd } from "./crowd.ts";
import { frame } from "./frame.ts";
import { list } from "./list.ts";
import { measured } from "./measured.ts";
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
  ...sensor,
  ...measured,
  ...about,
  ...crowd,
};
