import type { Grammar } from "../../format/grammar.ts";

export const grammar: Grammar = {
  tag: "de-DE",
  clock: "{time} Uhr",
  today: "heute",
  yesterday: "gestern",
  moment: "{day} um {time}",
  ago: "vor {span}",
  every: "alle {span}",
  each: {
    year: "jedes Jahr",
    month: "jeden Monat",
    week: "jede Woche",
    day: "jeden Tag",
    hour: "jede Stunde",
    minute: "jede Minute",
    second: "jede Sekunde",
  },
};
