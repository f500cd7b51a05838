import { describe, expect, it } from "vitest";
import { UndeclaredNames } from "./undeclared-names.ts";

const MINUTE_US = 60_000_000;

/** Notes the name in so many messages, evenly over so many minutes. @returns what was to be written */
function send(
  names: UndeclaredNames,
  name: string,
  messages: number,
  minutes: number,
  fromUs = 0,
): unknown[] {
  return Array.from({ length: messages }, (_, i) =>
    names.note(1, name, fromUs + (i * minutes * MINUTE_US) / (messages - 1)),
  ).filter((written) => written !== undefined);
}

describe("names of undeclared keys", () => {
  it("are known once they came in 20 messages over 10 minutes", () => {
    expect(send(new UndeclaredNames(), "light_level", 20, 10)).toEqual([
      { sensorId: 1, name: "light_level", firstUs: 0, lastUs: 10 * MINUTE_US },
    ]);
    expect(send(new UndeclaredNames(), "light_level", 19, 60)).toEqual([]);
    expect(send(new UndeclaredNames(), "light_level", 200, 9)).toEqual([]);
  });

  it.each(["aa:bb:cc:dd:ee:ff", "12-ABC-3", "GTX1", "plate1", "x".repeat(41), "__proto__", ""])(
    "stay unknown however often they come where they are none: %s",
    (name) => {
      expect(send(new UndeclaredNames(), name, 100, 60)).toEqual([]);
    },
  );

  it("are written again once an hour, not with each message", () => {
    expect(send(new UndeclaredNames(), "light", 300, 180)).toHaveLength(3);
  });

  it("of a device that makes up names are watched a hundred at a time", () => {
    const names = new UndeclaredNames();
    for (let i = 0; i < 150; i += 1)
      names.note(1, `k_${"abcdefghijklmnop"[i % 16]}${"z".repeat(i % 30)}_${"q".repeat(i % 7)}`, 0);
    expect(send(names, "light", 30, 30)).toEqual([]);
    // Another sensor has its own hundred.
    expect(names.note(2, "light", 0)).toBeUndefined();
    // After an hour of silence there is room again.
    expect(send(names, "light", 30, 30, 100 * MINUTE_US)).toHaveLength(1);
  });
});
