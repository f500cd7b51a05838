/** @jsxRuntime automatic @jsxImportSource preact */
import type { CrowdBoard, Zone } from "@meetpaal/registry-api/contract";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { before, madeBoard, madePlace, madeZone, numbers } from "../../test/made-board.ts";
import { crowd as en } from "../text/en/crowd.ts";
import { grammars } from "../text/grammars.ts";
import { crowd as nl } from "../text/nl/crowd.ts";
import { Board } from "./board.tsx";

const html = (board: CrowdBoard, locale: "nl" | "en" = "nl"): string =>
  render(
    <Board
      board={board}
      locale={locale}
      timeZone="Europe/Amsterdam"
      grammar={grammars[locale]}
      words={locale === "nl" ? nl : en}
      refresh="/nl/drukte"
      hasEndedLink={false}
    />,
  );
/** What is read, without what only a screen reader gets. */
const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/ ([.,])/gu, "$1");
const text = (zones: Zone[]): string => textOf(html(madeBoard(zones)));
/** The card of one place. */
const card = (zone: Zone, over: Partial<CrowdBoard> = {}): string => {
  const whole = html(madeBoard([zone], over));
  return textOf(/<li class="zone".*?<\/ul>/su.exec(whole)?.[0] ?? "");
};

describe("the words of a place", () => {
  it.each([
    ["quiet", "Rustig. Er is veel ruimte."],
    ["normal", "Niet druk. U kunt goed doorlopen."],
    ["busy", "Druk. U loopt langzamer."],
    ["very-busy", "Heel druk. Ga liever ergens anders heen."],
    ["full", "Te druk. Ga hier niet heen."],
    ["closed", "Dicht. U kunt hier nu niet naar binnen."],
    ["unknown", "Onbekend. Wij weten nu niet hoe druk het hier is. Het kan heel druk zijn."],
  ] as const)("for %s are those that were agreed", (level, words) => {
    expect(card(madeZone("kade", { level }))).toContain(words);
  });

  it.each([
    ["busy", "Om 20:59 uur was het hier druk."],
    ["very-busy", "Om 20:59 uur was het hier heel druk."],
    ["full", "Om 20:59 uur was het hier te druk."],
  ] as const)("say of an unknown place that it was %s", (level, sentence) => {
    const zone = madeZone("kade", { level: "unknown", lastKnown: { level, at: before(300) } });
    expect(card(zone)).toContain(sentence);
  });

  it("do not say of an unknown place that it was quiet, or not busy", () => {
    for (const level of ["quiet", "normal"] as const) {
      const shown = card(madeZone("kade", { level: "unknown", lastKnown: { level, at: before(300) } }));
      expect(shown).not.toContain("was het hier");
    }
  });

  it.each([
    ["no-start", before(12), "Wij hebben hier nog niet geteld hoeveel mensen er zijn."],
    ["silent", before(600), "De sensor zwijgt sinds 20:54 uur."],
    ["silent", null, "De sensor heeft hier nog niets geteld."],
    ["drift", before(12), "De tellingen zijn niet precies genoeg meer."],
  ] as const)("give the reason %s", (reason, countedAt, sentence) => {
    expect(card(madeZone("kade", { level: "unknown", reason, countedAt }))).toContain(sentence);
  });

  it("stand with their age, and with the last count of an unknown place", () => {
    expect(card(madeZone("kade"))).toContain("Geteld 12 seconden geleden");
    expect(card(madeZone("kade", { level: "unknown", countedAt: before(660) }))).toContain(
      "Laatste telling 11 minuten geleden",
    );
    const old = (seconds: number) => card(madeZone("kade", { level: "unknown", countedAt: before(seconds) }));
    expect(old(3599)).toContain("Laatste telling 59 minuten geleden");
    expect(old(3600)).toContain("Laatste telling om 20:04 uur");
    expect(old(86_400)).toContain("Laatste telling gisteren om 21:04 uur");
  });

  it("say that it is an estimate, and what people on the ground say", () => {
    expect(card(madeZone("kade", { reliable: false }))).toContain("Dit is een schatting.");
    const notice = { closed: true, text: "De brug is stuk.", until: before(-3600), at: before(1800) };
    const shown = card(madeZone("kade", { level: "closed", notice }));
    expect(shown).toContain("Bericht van 20:34 uur: De brug is stuk. Dit geldt tot 22:04 uur.");
  });
});

describe("the page", () => {
  it("says what to do, and of what moment it is, for who has no script", () => {
    const shown = text([madeZone("kade")]);
    expect(shown).toContain(
      "Doe wat de borden, de politie en de beveiliging zeggen. Bent u in gevaar? Bel 112.",
    );
    expect(shown).toContain("Stand van 21:04 uur. Daarna kan het anders zijn.");
    expect(html(madeBoard([madeZone("kade")]))).toContain('href="/nl/drukte"');
  });

  it("says on top where not to go, and never that it is fine where nobody knows", () => {
    expect(text([madeZone("kade"), madeZone("plein", { level: "busy" })])).toContain("Nergens heel druk.");
    const some = text([
      madeZone("kade", { level: "full" }),
      madeZone("park", { level: "full" }),
      madeZone("plein", { level: "unknown" }),
      madeZone("brug"),
    ]);
    expect(some).toContain(
      "Te druk: De kade en De park. Ga daar niet heen. Van De plein weten wij het niet.",
    );
    const unknown = text([madeZone("kade", { level: "unknown" }), madeZone("plein")]);
    expect(unknown).not.toContain("Nergens");
    expect(text([madeZone("kade", { level: "unknown" })])).toContain(
      "Wij weten nu van geen enkele plek hoe druk het is.",
    );
    expect(text([])).toContain("Er zijn nu geen plekken");
  });

  it("lists the most dangerous place first, and turns an old state unknown", () => {
    const shown = html(
      madeBoard([
        madeZone("brug"),
        madeZone("kade", { level: "full" }),
        madeZone("plein", { asOf: before(121) }),
      ]),
    );
    const levels = [...shown.matchAll(/data-zone="(\w+)" data-level="([\w-]+)"/gu)].map((m) => m.slice(1, 3));
    expect(levels).toEqual([
      ["kade", "full"],
      ["plein", "unknown"],
      ["brug", "quiet"],
    ]);
    expect(textOf(shown)).toContain("Sinds 21:01 uur krijgen wij geen nieuwe stand.");
  });

  it("has one status, which is empty, no alarm, and no style attribute", () => {
    const shown = html(madeBoard([madeZone("kade", { percent: 88, level: "full" })]));
    expect(shown).toContain('<p class="vh" role="status"></p>');
    expect(shown.match(/role="status"/gu)).toHaveLength(1);
    expect(shown).not.toContain('role="alert"');
    expect(shown).not.toContain("style=");
  });

  it("fills the gauge to a height only where the percentage may be seen", () => {
    const withPercent = html(madeBoard([madeZone("kade", { percent: 40 })]));
    const word = html(madeBoard([madeZone("kade")]));
    expect(withPercent).toContain('class="surface"');
    expect(word).not.toContain('class="surface"');
    expect(textOf(withPercent)).toContain("40 %");
  });

  it("is whole in English", () => {
    const shown = textOf(html(madeBoard([madeZone("kade", { level: "unknown" })]), "en"));
    expect(shown).toContain("Unknown. We do not know how busy it is here now. It may be very busy.");
    expect(shown).not.toMatch(/\bdruk\b|\buur\b/u);
  });
});

describe("an organiser", () => {
  const viewer = { zones: ["kade"], until: before(-86_400) };
  const busy = madeZone("kade", { ...numbers, gates: [...numbers.gates], level: "busy" });

  it("reads numbers with their band, the trend, the next word, and the gates", () => {
    const shown = card(busy, { viewer, places: [madePlace("kade", { capacity: 4000 })] });
    expect(shown).toContain("ongeveer 2.070, tussen 2.001 en 2.140");
    expect(shown).toContain("Per vierkante meter 0,89");
    expect(shown).toContain("62 in, 41 uit, samen +21");
    expect(shown).toContain("Wordt drukker. Een kwartier geleden: 48 %");
    expect(shown).toContain("Heel druk over ongeveer 14 minuten");
    expect(shown).toContain("1.000 mensen, met de hand geteld");
    expect(shown).toContain("brug 62 41 12,9 0 Telt, 21:03 uur");
  });

  it("is interrupted by an alarm alone, and told of a refused reset", () => {
    const gates = [{ ...numbers.gates[0], outOfRangeAt: before(60) }];
    const reset = { dueAt: before(3600), done: false, reasons: ["high", "a-code-of-a-newer-server"] };
    const whole = html(madeBoard([{ ...busy, gates, reset }], { viewer }));
    expect(whole.match(/role="alert"/gu)).toHaveLength(1);
    expect(textOf(whole)).toContain("Alarm om 21:03 uur: meer mensen dan kan.");
    expect(textOf(whole)).toContain(
      "Om 20:04 uur begon de teller niet opnieuw vanaf nul. Er kunnen nog te veel mensen zijn. Tel opnieuw",
    );
  });

  it("sees the last hours, with a gap where nobody knew", () => {
    const moments = Array.from({ length: 60 }, (_, i) => {
      const known = i < 20 || i > 29;
      return {
        at: before((60 - i) * 120),
        level: known ? ("busy" as const) : ("unknown" as const),
        occupancy: known ? 2000 + i : null,
        low: known ? 1900 + i : null,
        high: known ? 2100 + i : null,
      };
    });
    const whole = html(madeBoard([busy], { viewer, history: { kade: moments } }));
    expect(textOf(whole)).toContain("Het was het drukst om 21:02 uur: tussen 1.959 en 2.159 mensen.");
    expect(whole.match(/class="zone-band"/gu)).toHaveLength(2);
    expect(textOf(whole)).toContain("20:20 uur Druk tussen 1.938 en 2.138");
  });

  it("has none of that for places that are not theirs", () => {
    const shown = html(madeBoard([madeZone("plein")], { viewer }));
    expect(shown).not.toContain('class="organiser"');
  });
});
