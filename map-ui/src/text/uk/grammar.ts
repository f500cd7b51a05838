import type { Grammar } from "../../format/grammar.ts";

export const grammar: Grammar = {
  tag: "uk-UA",
  clock: "{time}",
  today: "сьогодні",
  yesterday: "учора",
  moment: "{day} о {time}",
  ago: "{span} тому",
  every: "кожні {span}",
  each: {
    year: "щороку",
    month: "щомісяця",
    week: "щотижня",
    day: "щодня",
    hour: "щогодини",
    minute: "щохвилини",
    second: "щосекунди",
  },
};
