import type { Grammar } from "../../format/grammar.ts";

export const grammar: Grammar = {
  tag: "pl-PL",
  clock: "{time}",
  today: "dziś",
  yesterday: "wczoraj",
  moment: "{day} o {time}",
  ago: "{span} temu",
  every: "co {span}",
  each: {
    year: "co rok",
    month: "co miesiąc",
    week: "co tydzień",
    day: "codziennie",
    hour: "co godzinę",
    minute: "co minutę",
    second: "co sekundę",
  },
};
