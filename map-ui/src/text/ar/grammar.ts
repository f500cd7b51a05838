import type { Grammar } from "../../format/grammar.ts";

/** With the figures that are on the boxes and in the streets here: a number that was read must be found again. */
export const grammar: Grammar = {
  tag: "ar-u-nu-latn",
  clock: "{time}",
  today: "اليوم",
  yesterday: "أمس",
  moment: "{day} في {time}",
  ago: "قبل {span}",
  every: "كل {span}",
  each: {
    year: "كل سنة",
    month: "كل شهر",
    week: "كل أسبوع",
    day: "كل يوم",
    hour: "كل ساعة",
    minute: "كل دقيقة",
    second: "كل ثانية",
  },
};
