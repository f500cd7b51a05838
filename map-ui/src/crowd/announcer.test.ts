import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openAnnouncer } from "./announcer.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("speaks at most once in ten seconds, with all changes, of each place the last", () => {
  const spoken: string[] = [];
  const announcer = openAnnouncer((text) => spoken.push(text));
  announcer.tell(new Map([["a", "A: druk."]]));
  vi.advanceTimersByTime(0);
  expect(spoken).toEqual(["A: druk."]);
  announcer.tell(new Map([["b", "B: druk."]]));
  announcer.tell(new Map([["a", "A: te druk."]]));
  announcer.tell(new Map([["b", "B: heel druk."]]));
  vi.advanceTimersByTime(9999);
  expect(spoken).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(spoken.slice(1)).toEqual(["A: te druk. B: heel druk."]);
  announcer.tell(new Map());
  vi.advanceTimersByTime(60_000);
  expect(spoken).toHaveLength(2);
  announcer.tell(new Map([["a", "A: rustig."]]));
  announcer.close();
  vi.advanceTimersByTime(60_000);
  expect(spoken).toHaveLength(2);
});
