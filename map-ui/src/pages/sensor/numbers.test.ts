import { expect, it } from "vitest";
import { csv } from "./numbers.ts";

const hour = {
  start: "2026-11-24T10:00:00Z",
  end: "2026-11-24T11:00:00Z",
  count: 0,
  coverage: 1,
  sum: null,
  mean: null,
  min: null,
  max: null,
  suppressedSlots: 60,
  suppressed: true as const,
};

it("writes a hidden number as empty, never as zero, and says in every line that it is an example", () => {
  expect(csv([hour], "VOORBEELD: geen echte metingen")).toBe(
    "start,end,count,coverage,sum,mean,min,max,suppressedSlots,suppressed,note\r\n" +
      '2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,0,1,,,,,60,true,"VOORBEELD: geen echte metingen"\r\n',
  );
});

it("keeps somebody's words in their field, as text", () => {
  expect(csv([hour], '=HYPERLINK("x"), of zo')).toContain(`,60,true,"'=HYPERLINK(""x""), of zo"\r\n`);
  expect(csv([hour], "\t+1")).toContain(`,60,true,"'\t+1"\r\n`);
});

it("has no note where the numbers are real", () => {
  expect(csv([], null)).toBe("start,end,count,coverage,sum,mean,min,max,suppressedSlots,suppressed\r\n");
});

it("has the effective value where there is one, and no mean of such values is used", () => {
  expect(csv([{ ...hour, rms: 0.42 }], null)).toContain(",0.42,60,true\r\n");
});
