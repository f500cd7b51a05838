// All Dutch that citizens read, held to what a computer can see of B1: the site's messages, the limits that verdicts name, and the
// register of the demonstration, which shows cities how to write theirs.
import { limitsOf } from "@meetpaal/model";
import { describe, expect, it } from "vitest";
import { demoRegister } from "../../deploy/src/demo/register.ts";
import { openText } from "../../map-ui/src/text/text.ts";
import { messageKeys, say } from "../../map-ui/test/say-message.ts";
import { exceptions } from "./exceptions.ts";
import { faultsOf } from "./faults.ts";

interface Text {
  /** Where it stands; an exception names it. */
  readonly at: string;
  readonly text: string;
}

const t = openText("nl");
const messages: readonly Text[] = messageKeys.map((at) => ({ at, text: say(t, at, 7) }));

const promises = ["retention.raw", "fields", "interval", "until", "visibility", "notice", "review"] as const;
const limits: readonly Text[] = promises.map((id) => ({ at: `limits ${id}`, text: limitsOf(id)?.nl ?? "" }));

/** Every `nl` in a register file, with its path. */
const dutchOf = (value: unknown, at: string): Text[] => {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "nl" && typeof inner === "string" ? [{ at, text: inner }] : dutchOf(inner, `${at}.${name}`),
  );
};
const register = dutchOf(demoRegister(new Map(), new Date("2026-11-24T10:20:30Z")), "register");

const all = [...messages, ...limits, ...register];
const found = all.flatMap(({ at, text }) => faultsOf(text).map((fault) => ({ at, ...fault })));
const isException = ({ at, kind }: (typeof found)[number]): boolean => exceptions[at]?.kind === kind;

describe("Dutch at level B1", () => {
  it("is looked at in every text that citizens read", () => {
    expect(messages.length).toBeGreaterThan(1_000);
    expect(register.length).toBeGreaterThan(100);
    expect(limits.filter(({ text }) => text === "")).toEqual([]);
  });

  it("has short sentences, known words, and somebody who does it", () => {
    const faults = found.filter((fault) => !isException(fault));
    expect(faults.map(({ at, kind, sentence, advice }) => `${at}: ${kind}: ${sentence} (${advice})`)).toEqual(
      [],
    );
  });

  it("keeps no exception that nothing needs", () => {
    const needed = new Set(found.filter(isException).map(({ at }) => at));
    expect(Object.keys(exceptions).filter((at) => !needed.has(at))).toEqual([]);
  });
});

describe("faultsOf", () => {
  it.each([
    ["De sensor telt mensen. Hij bewaart geen beeld.", []],
    ["Dit is een zin die veel te lang is omdat er zestien woorden in staan zonder punt.", ["long"]],
    ["Dit valt onder de grondslag.", ["hard"]],
    ["De gegevens worden bewaard.", ["passive"]],
    ["Het wordt druk.", []],
    ["De reden in de wet (de grondslag) staat erbij.", []],
  ])("%s", (text, kinds) => {
    expect(faultsOf(text).map(({ kind }) => kind)).toEqual(kinds);
  });
});
