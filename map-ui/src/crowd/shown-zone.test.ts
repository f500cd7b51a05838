import { describe, expect, it } from "vitest";
import { before, madeAt, madeZone, numbers } from "../../test/made-board.ts";
import { byDanger, shownAt } from "./shown-zone.ts";

const now = Date.parse(madeAt);

describe("shownAt", () => {
  it.each([
    [120, "quiet", false],
    [120.001, "unknown", true],
  ])("shows a zone of %d seconds ago as %s", (age, level, isStale) => {
    expect(shownAt(madeZone("kade", { asOf: before(age) }), now)).toMatchObject({ level, isStale });
  });

  it("leaves no number of an old zone, and says what it was", () => {
    const old = madeZone("kade", { ...numbers, gates: [...numbers.gates], level: "full", asOf: before(300) });
    expect(shownAt(old, now)).toMatchObject({
      level: "unknown",
      reason: "silent",
      since: before(180),
      reliable: false,
      lastKnown: { level: "full", at: before(300) },
      computedLevel: "unknown",
      percent: null,
      occupancy: null,
      high: null,
      density: null,
      minutesToNextLevel: null,
      gates: [],
    });
  });

  it("adds no number to a zone that had none", () => {
    const shown = shownAt(madeZone("kade", { asOf: before(300) }), now);
    expect(shown).not.toHaveProperty("percent");
    expect(shown).not.toHaveProperty("occupancy");
  });

  it("keeps a closure for as long as it was set", () => {
    const closed = (until: string | null) =>
      madeZone("kade", {
        level: "closed",
        asOf: before(300),
        notice: { closed: true, text: null, until, at: before(900) },
      });
    expect(shownAt(closed(null), now).level).toBe("closed");
    expect(shownAt(closed(before(-60)), now).level).toBe("closed");
    expect(shownAt(closed(before(60)), now).level).toBe("unknown");
  });
});

it("orders the most dangerous first; unknown is at least as bad as busy, or as it last was", () => {
  const zones = [
    madeZone("a"),
    madeZone("b", { level: "busy" }),
    madeZone("c", { level: "unknown", lastKnown: null }),
    madeZone("d", { level: "unknown", lastKnown: { level: "full", at: before(900) } }),
    madeZone("e", { level: "very-busy" }),
    madeZone("f", { level: "closed" }),
    madeZone("g", { level: "normal" }),
    madeZone("h", { level: "full" }),
  ];
  const order = zones.toSorted(byDanger(({ id }) => id)).map(({ id }) => id);
  expect(order).toEqual(["f", "d", "h", "e", "b", "c", "g", "a"]);
});
