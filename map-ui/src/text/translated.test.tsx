/** @jsxRuntime automatic @jsxImportSource preact */
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Quoting, Sentence } from "./translated.tsx";

const desk = { nl: "Stadhuis", en: "City hall" };
const quay = { nl: "de kade" };

describe("a sentence round texts of the register", () => {
  it("marks each that is not in its language, and no other", () => {
    const say = (...words: string[]) => `Go from ${words[0]} to ${words[1]}.`;
    expect(render(<Sentence say={say} of={[desk, quay]} locale="en" />)).toBe(
      'Go from City hall to <span lang="nl" dir="ltr">de kade</span>.',
    );
    expect(render(<Sentence say={say} of={[desk, quay]} locale="ar" />)).toBe(
      'Go from <span lang="en" dir="ltr">City hall</span> to <span lang="nl" dir="ltr">de kade</span>.',
    );
  });

  it("is marked too where it is finished already, in whatever order and only once", () => {
    const text = "Only: de kade and City hall.";
    expect(render(<Quoting text={text} of={[desk, quay, quay]} locale="en" />)).toBe(
      'Only: <span lang="nl" dir="ltr">de kade</span> and City hall.',
    );
    expect(render(<Quoting text="$& de kade" of={[quay]} locale="en" />)).toBe(
      '$&amp; <span lang="nl" dir="ltr">de kade</span>',
    );
  });
});
