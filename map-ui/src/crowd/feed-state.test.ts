import type { LiveMessage, Zone } from "@meetpaal/registry-api/contract";
import { describe, expect, it } from "vitest";
import { madeZone } from "../../test/made-board.ts";
import { follow } from "./feed-state.ts";

const message = (type: LiveMessage["type"], seq: number, zones: Zone[], epoch = "e"): LiveMessage => ({
  type,
  epoch,
  seq,
  values: [],
  zones,
});
const snapshot = follow(null, message("snapshot", 7, [madeZone("a"), madeZone("b")]));

describe("follow", () => {
  it("puts deltas over the snapshot, in order", () => {
    const next = follow(snapshot, message("delta", 8, [madeZone("b", { level: "full" }), madeZone("c")]));
    expect(next?.zones.map(({ id, level }) => [id, level])).toEqual([
      ["a", "quiet"],
      ["b", "full"],
      ["c", "quiet"],
    ]);
    expect(next?.seq).toBe(8);
  });

  it.each([
    ["a number was left out", message("delta", 9, [])],
    ["a number came twice", message("delta", 7, [])],
    ["the server started anew", message("delta", 8, [], "f")],
  ])("wants a new snapshot when %s", (_name, delta) => {
    expect(follow(snapshot, delta)).toBeNull();
  });

  it("takes nothing before a snapshot, and any snapshot", () => {
    expect(follow(null, message("delta", 1, []))).toBeNull();
    expect(follow(snapshot, message("snapshot", 1, [], "f"))).toEqual({ epoch: "f", seq: 1, zones: [] });
  });
});
