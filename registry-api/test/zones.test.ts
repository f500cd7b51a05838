import {
  createViewer,
  findZoneState,
  insertZoneNotice,
  type Queryable,
  revokeViewer,
  upsertZoneMoment,
  upsertZoneState,
  type ZoneDetail,
} from "@meetpaal/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { zoneHistorySchema, zoneListSchema } from "../src/contract/zone.ts";
import { readCrowdBoard } from "../src/zones/read-board.ts";
import { openTestApp, PUBLIC_URL, type TestApp } from "./app.ts";
import { insertCity, OWNER } from "./register.ts";

const HOUR_MS = 3_600_000;

const detail: ZoneDetail = {
  occupancy: 2000,
  low: 1900.5,
  high: 2100.5,
  percent: 50,
  density: 0.7,
  flowPerMetre: null,
  netPerMinute: 3,
  minutesToNextLevel: 12,
  trend: null,
  countedMs: Date.now() - 10_000,
  gates: [],
  start: null,
  reset: null,
  belowSinceMs: {},
  memoryAtMs: null,
};

async function insertZone(db: Queryable, id: string, publicDetail: "level" | "percent"): Promise<void> {
  const body = {
    name: { nl: id, en: id },
    area: { type: "Polygon", coordinates: [[[5.86, 51.84]]] },
    cordon: "closed",
    capacity: 4000,
    levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
    publicDetail,
    gates: [],
  };
  await db.query("insert into zone (id, owner) values ($1, $2)", [id, OWNER]);
  await db.query(`insert into zone_version values ($1, 1, '2026-01-01', '2026-01-01', 1, '', $2)`, [
    id,
    body,
  ]);
}

describe.each(editions)("live crowd over HTTP (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    await insertZone(work, "kade", "level");
    await insertZone(work, "plein", "percent");
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await db.database.work("contract").query("delete from zone_notice");
    await put("kade", "busy");
    await put("plein", "very-busy");
  });

  async function put(zoneId: string, level: "busy" | "very-busy", asOf = new Date()): Promise<void> {
    await upsertZoneState(db.database.work("jobs"), {
      zoneId,
      asOf,
      level,
      computedLevel: level,
      since: asOf,
      reason: null,
      reliable: true,
      lastKnownLevel: level,
      lastKnownAt: asOf,
      lowerSince: null,
      detail,
    });
  }

  async function viewerCookie(ids: string[], until = new Date(Date.now() + HOUR_MS)) {
    const { id, token } = await createViewer(db.database.work("contract"), { zones: ids, until });
    return { id, token, cookie: `meetpaal_viewer=${token}` };
  }

  async function zones(headers: Record<string, string> = {}) {
    const answer = await test.app.inject({ url: "/v1/zones", headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers).not.toHaveProperty("etag");
    return zoneListSchema.parse(answer.json()).items;
  }

  it("gives visitors the word, and the percentage where they may have it, the worst first", async () => {
    const [first, second, ...more] = await zones();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ id: "plein", level: "very-busy", percent: 50 });
    expect(second).toMatchObject({ id: "kade", level: "busy" });
    expect(second).not.toHaveProperty("percent");
    expect(first).not.toHaveProperty("occupancy");
  });

  it("gives a viewer all numbers of the zones of the link, and of no other", async () => {
    const { cookie } = await viewerCookie(["kade"]);
    const [plein, kade] = await zones({ cookie });
    expect(kade).toMatchObject({ id: "kade", occupancy: 2000, low: 1900, high: 2101, percent: 50 });
    expect(plein).not.toHaveProperty("occupancy");
  });

  it("gives nothing more for a link that ended, was revoked, or never was", async () => {
    const ended = await viewerCookie(["kade"]);
    await db.database
      .work("contract")
      .query("update viewer set until = clock_timestamp() where id = $1", [ended.id]);
    const revoked = await viewerCookie(["kade"]);
    await revokeViewer(db.database.work("contract"), revoked.id);
    for (const cookie of [
      ended.cookie,
      revoked.cookie,
      `meetpaal_viewer=${"x".repeat(43)}`,
      "meetpaal_viewer=x",
    ]) {
      expect((await zones({ cookie })).every((zone) => !("occupancy" in zone))).toBe(true);
    }
  });

  it("is closed at once by a notice, whatever the job has written, with no number beside it", async () => {
    await insertZoneNotice(db.database.work("contract"), {
      zoneId: "plein",
      closed: true,
      text: "Dicht tot morgen",
      until: null,
    });
    const [plein] = await zones();
    expect(plein).toMatchObject({ id: "plein", level: "closed", percent: null, lastKnown: null });
    expect(plein?.notice?.text).toBe("Dicht tot morgen");
  });

  it("turns unknown when the job has stopped", async () => {
    await put("plein", "very-busy", new Date(Date.now() - 125_000));
    const plein = (await zones()).find((zone) => zone.id === "plein");
    expect(plein).toMatchObject({ level: "unknown", reason: "silent", percent: null });
    expect((await findZoneState(db.database.work("api"), "plein"))?.level).toBe("very-busy");
  });

  it("pages, and names a wrong parameter", async () => {
    const first = zoneListSchema.parse((await test.app.inject("/v1/zones?limit=1")).json());
    expect(first).toMatchObject({ items: [{ id: "plein" }], nextCursor: "plein" });
    const rest = zoneListSchema.parse((await test.app.inject("/v1/zones?limit=1&cursor=plein")).json());
    expect(rest).toMatchObject({ items: [{ id: "kade" }], nextCursor: null });
    const wrong = await test.app.inject("/v1/zones?limit=0&colour=red");
    expect(wrong.statusCode).toBe(400);
    expect(wrong.headers["content-type"]).toContain("application/problem+json");
    expect(wrong.body).toContain("limit");
    expect(wrong.body).toContain("colour");
  });

  it("shows a zone's past to its viewer alone", async () => {
    const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 600_000);
    await upsertZoneMoment(db.database.work("jobs"), "kade", {
      at,
      level: "busy",
      occupancy: 1999.6,
      low: 1900.9,
      high: 2100.1,
    });
    const { cookie } = await viewerCookie(["kade"]);
    const answer = await test.app.inject({ url: "/v1/zones/kade/history", headers: { cookie } });
    expect(zoneHistorySchema.parse(answer.json())).toEqual({
      demo: true,
      items: [{ at: at.toISOString(), level: "busy", occupancy: 2000, low: 1900, high: 2101 }],
      nextCursor: null,
    });
    expect((await test.app.inject("/v1/zones/kade/history")).statusCode).toBe(403);
    const other = await test.app.inject({ url: "/v1/zones/plein/history", headers: { cookie } });
    expect(other.statusCode).toBe(403);
    const { history, places } = await readCrowdBoard(db.database, cookie.slice("meetpaal_viewer=".length));
    expect(Object.keys(history)).toEqual(["kade"]);
    expect(places.map(({ id, capacity }) => [id, capacity])).toEqual([
      ["kade", 4000],
      ["plein", null],
    ]);
  });

  describe("a viewer link", () => {
    it("sets a cookie that scripts cannot read, until the link ends, and goes to the board", async () => {
      const until = new Date(Math.floor(Date.now() / 1000) * 1000 + HOUR_MS);
      const { token } = await viewerCookie(["kade"], until);
      const answer = await test.app.inject(`/v/${token}`);
      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toBe("/nl/drukte");
      expect(answer.headers["cache-control"]).toBe("no-store");
      const cookie = String(answer.headers["set-cookie"]);
      expect(cookie).toContain(`meetpaal_viewer=${token}; `);
      for (const part of ["Path=/", "HttpOnly", "SameSite=Lax", `Expires=${until.toUTCString()}`]) {
        expect(cookie).toContain(part);
      }
      expect(cookie.includes("Secure")).toBe(PUBLIC_URL.startsWith("https:"));
    });

    it("goes to the board in English for who reads that first", async () => {
      const { token } = await viewerCookie(["kade"]);
      const headers = { "accept-language": "en-GB,en;q=0.9,nl;q=0.8" };
      const answer = await test.app.inject({ url: `/v/${token}`, headers });
      expect(answer.headers.location).toBe("/en/crowds");
    });

    it("that does not hold sets nothing and says so", async () => {
      const answer = await test.app.inject("/v/bestaat-niet");
      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toBe("/nl/drukte?link=ended");
      expect(answer.headers["set-cookie"]).toBeUndefined();
    });

    it("lies in the database as a hash alone", async () => {
      const { token } = await viewerCookie(["kade"]);
      const { rows } = await db.database.work("api").query("select * from viewer");
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
    });
  });
});
