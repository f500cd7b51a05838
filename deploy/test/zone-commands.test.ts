import { findViewer } from "@meetpaal/db";
import { openCrowd } from "@meetpaal/ingest";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { earlyInMinute } from "../../db/test/early-in.ts";
import { count, type MadeZone, makeZone, minutesAgo } from "../../ingest/test/crowd-zone.ts";
import type { CommandError } from "../src/command-error.ts";
import type { Operation, OperationScope } from "../src/operation.ts";
import { endViewer, makeViewer } from "../src/operations/viewer.ts";
import { countZone, noticeZone } from "../src/operations/zone.ts";
import { freshSettings, meetpaalHere, removeSettings } from "./meetpaal.ts";

vi.setConfig({ testTimeout: 120_000 });

const SECOND_MS = 1_000;
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

describe.each(oneEdition)("what people on the ground say of a zone (%s)", (edition) => {
  const db = useDatabase(edition);
  beforeEach(earlyInMinute);

  async function perform<Args, Result>(operation: Operation<Args, Result>, args: Args): Promise<Result> {
    const { database } = db;
    const scope: OperationScope = {
      publicUrl: "http://voorbeeldstad.example",
      timeZone: "Europe/Amsterdam",
      mqttUrl: undefined,
      isRunning: false,
      isClockTrusted: undefined,
      figures: undefined,
      recomputeZones: async () => {
        const crowd = openCrowd({ database, timeZone: "Europe/Amsterdam", onChange: () => {} });
        await crowd.recompute();
        await crowd.close();
      },
    };
    return operation.result.parse(await operation.perform(database, args, scope));
  }

  async function countedZone(cordon: "closed" | "open" = "closed"): Promise<MadeZone> {
    const zone = await makeZone(db.database, { cordon });
    for (const stream of [zone.in, zone.out]) {
      await count(db.database, stream, 0, { fromMs: minutesAgo(30), untilMs: minutesAgo(0) });
    }
    return zone;
  }

  it("starts the counting, and answers with the new state", async () => {
    const { id } = await countedZone();
    const at = new Date(minutesAgo(5)).toISOString();
    const state = await perform(countZone, { zone: id, people: 2900, at, reason: "rondgang" });
    expect(state).toMatchObject({
      id,
      level: "very-busy",
      computedLevel: "very-busy",
      reason: null,
      percent: 73,
      occupancy: 2900,
      low: 2900,
      high: 2900,
      start: { kind: "manual", people: 2900, at },
      notice: null,
    });
  });

  it("counts from now when no moment is given, and refuses one that is to come", async () => {
    const { id } = await countedZone();
    const beganMs = Date.now();
    const state = await perform(countZone, { zone: id, people: 5, at: null, reason: "x" });
    const countedMs = Date.parse(state.start?.at ?? "");
    expect(countedMs).toBeGreaterThan(beganMs - SECOND_MS);
    expect(countedMs).toBeLessThan(Date.now() + SECOND_MS);
    await expect(perform(countZone, { zone: id, people: 5, at: inAnHour(), reason: "x" })).rejects.toThrow(
      /^--at: expected a moment before now/,
    );
  });

  it("refuses a count where people come and go unseen, and an unknown zone, with what to do", async () => {
    const { id } = await countedZone("open");
    await expect(perform(countZone, { zone: id, people: 5, at: null, reason: "x" })).rejects.toThrow(
      "has an open cordon",
    );
    const unknown = perform(countZone, { zone: "nergens", people: 5, at: null, reason: "x" });
    await expect(unknown).rejects.toThrow(/^There is no zone nergens\. Zones: .*zone-/);
    await expect(unknown).rejects.toMatchObject({
      code: "refused",
      exitCode: 1,
    } satisfies Partial<CommandError>);
  });

  it("closes a zone until somebody opens it; a new notice takes the place of the one before", async () => {
    const { id } = await countedZone();
    await perform(countZone, { zone: id, people: 100, at: null, reason: "x" });
    const until = inAnHour();
    const closed = await perform(noticeZone, { zone: id, notice: { closed: true, text: "Vol", until } });
    expect(closed).toMatchObject({
      level: "closed",
      computedLevel: "quiet",
      notice: { closed: true, text: "Vol", until },
    });
    const said = await perform(noticeZone, {
      zone: id,
      notice: { closed: false, text: "Let op", until: null },
    });
    expect(said).toMatchObject({ level: "quiet", notice: { closed: false, text: "Let op", until: null } });
    expect(await perform(noticeZone, { zone: id, notice: null })).toMatchObject({ notice: null });
    const past = { closed: true, text: null, until: new Date(Date.now() - 1000).toISOString() };
    await expect(perform(noticeZone, { zone: id, notice: past })).rejects.toThrow(/^--until: expected/);
  });

  it("makes a link that opens its zones, and ends it", async () => {
    const { id: zone } = await countedZone();
    const until = inAnHour();
    const { id, url } = await perform(makeViewer, { zones: [zone, zone], until });
    const token = /^http:\/\/voorbeeldstad\.example\/v\/([\w-]{43})$/.exec(url)?.[1] ?? "";
    const api = db.database.work("api");
    expect(await findViewer(api, token)).toEqual({ id, zones: [zone], until: new Date(until) });
    expect(await perform(endViewer, { id })).toEqual({ id });
    expect(await findViewer(api, token)).toBeNull();
    await expect(perform(endViewer, { id: "niemand" })).rejects.toThrow("There is no viewer niemand");
    await expect(perform(makeViewer, { zones: [zone, "nergens"], until })).rejects.toThrow(
      "--zones: there is no zone nergens.",
    );
  });

  it("leaves a trace of each, without what somebody typed", async () => {
    const { id } = await countedZone();
    await perform(countZone, { zone: id, people: 7, at: null, reason: "J. Geheim belde" });
    await perform(noticeZone, { zone: id, notice: { closed: true, text: "J. Geheim", until: null } });
    const { rows } = await db.database
      .work("api")
      .query(
        "select actor, action, detail from audit where subject_kind = 'zone' and subject_id = $1 order by id",
        [id],
      );
    expect(rows).toEqual([
      { actor: "command-line", action: "zone-counted", detail: { people: 7 } },
      { actor: "command-line", action: "zone-notice-set", detail: { closed: true } },
    ]);
  });
});

describe("the command line", () => {
  it.each([
    [["zone", "notice", "kade"], "Nothing to say: give --closed, --text or --clear."],
    [["zone", "notice", "kade", "--clear", "--closed"], "--clear takes everything away: give it alone."],
    [["zone", "count", "kade", "3.5", "--reason", "x"], "Expected a whole number of people, 0 or more."],
    [["viewer", "create", "--zones", "kade", "--until", "morgen"], "Expected a moment with its zone"],
  ])("%j is wrong usage: %s", async (args, sentence) => {
    const settings = await freshSettings();
    const { code, stderr, stdout } = await meetpaalHere(args, settings);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    await removeSettings(settings);
  });
});
