import type { Grammar } from "../../format/grammar.ts";

export const grammar: Grammar = {
  tag: "nl-NL",
  clock: "{time} uur",
  today: "vandaag",
  yesterday: "gisteren",
  moment: "{day} om {time}",
  ago: "{span} geleden",
  every: "elke {span}",
  each: {
    year: "elk jaar",
    month: "elke maand",
    week: "elke week",
    day: "elke dag",
    hour: "elk uur",
    minute: "elke minuut",
    second: "elke seconde",
  },
};
