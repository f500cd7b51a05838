import type { Grammar } from "../../format/grammar.ts";

export const grammar: Grammar = {
  tag: "en-GB",
  clock: "{time}",
  today: "today",
  yesterday: "yesterday",
  moment: "{day} at {time}",
  ago: "{span} ago",
  every: "every {span}",
  each: {
    year: "every year",
    month: "every month",
    week: "every week",
    day: "every day",
    hour: "every hour",
    minute: "every minute",
    second: "every second",
  },
};
