import type { Grammar } from "../../format/grammar.ts";

export const grammar: Grammar = {
  tag: "tr-TR",
  clock: "{time}",
  today: "bugün",
  yesterday: "dün",
  moment: "{day}, saat {time}",
  ago: "{span} önce",
  every: "{span} arayla",
  each: {
    year: "her yıl",
    month: "her ay",
    week: "her hafta",
    day: "her gün",
    hour: "her saat",
    minute: "her dakika",
    second: "her saniye",
  },
};
