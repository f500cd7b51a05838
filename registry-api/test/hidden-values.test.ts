/**
 * No combination of allowed questions gives a hidden value away: of two streams that differ in hidden values alone,
 * whoever asks everything that can be asked hears the same. Then nothing that is computed from the answers, however
 * cleverly, can tell the two apart.
 */

import { once } from "node:events";
import { insertZoneStart, moveWatermark, rollAllMarks, rollToWatermark } from "@meetpaal/db";
import { openCrowd } from "@meetpaal/ingest";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { makeZone, minutesAgo } from "../../ingest/test/crowd-zone.ts";
import { liveMessageSchema } from "../src/contract/live.ts";
import { zoneListSchema } from "../src/contract/zone.ts";
import { openSiteData } from "../src/site/open-site-data.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor, type StreamPlan } from "./register.ts";

const ZONE = "Europe/Amsterdam";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BELOW = 5;
const HOURS = 3;

/** Two days ago, at an hour: over the midnight of the city, so that two days share the values. */
const FROM = new Date(
  Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS - 2 * 24 * HOUR_MS - 3 * HOUR_MS,
);

/** Both worlds are asked up to the same instant, past which nothing may still be on its way. */
const UNTIL = new Date(Date.now() - HOUR_MS);

/** What passes each minute, and what passes in the other world where that is hidden. */
const minute = fc.oneof(
  fc.record({ shown: fc.integer({ min: BELOW, max: 40 }) }),
  fc.record({ hidden: fc.nat(BELOW - 1), other: fc.nat(BELOW - 1) }),
);
const minutes = fc.array(minute, { minLength: 60 * HOURS, maxLength: 60 * HOURS });

/** A sensor with one stream. */
interface Twin {
  id: number;
  at: [number, number];
}

/** The newest value is told by questions of their own, so that one is hidden always. */
const LAST: Minute = { hidden: 1, other: 3 };

type Minute = { shown: number } | { hidden: number; other: number };

const inOneWorld = (given: Minute): number => ("shown" in given ? given.shown : given.hidden);
const inTheOther = (given: Minute): number => ("shown" in given ? given.shown : given.other);

/** Of a SensorThings answer the times and results, which alone are no names. */
const observationShape = z.object({ phenomenonTime: z.string(), result: z.unknown() });
const observationsShape = z.union([
  z.object({ value: z.array(observationShape) }).transform(({ value }) => value),
  z.object({ Observations: z.array(observationShape) }).transform(({ Observations }) => Observations),
]);
const resultsOf = (answer: unknown): unknown[] => {
  const observations = observationsShape.parse(answer);
  expect(observations.length).toBeGreaterThan(0);
  return observations;
};

describe.each(oneEdition)("what is hidden (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;
  let liveUrl: string;
  let sensors = 0;

  beforeAll(async () => {
    await insertCity(db.database.work("contract"));
    test = await openTestApp(db.database);
    liveUrl = `${(await test.app.listen({ host: "127.0.0.1", port: 0 })).replace("http", "ws")}/v1/live`;
  });
  afterAll(() => test.close());

  /** A sensor with one stream, so far from the others that nobody else is near it. */
  async function make(plan: Omit<StreamPlan, "key">): Promise<Twin> {
    sensors += 1;
    const publicId = `t${String(sensors).padStart(7, "0")}`;
    const at: Twin["at"] = [5 + sensors * 0.01, 51.849];
    const ids = await insertSensor(db.database.work("contract"), {
      publicId,
      reference: `DM-${sensors}`,
      at,
      streams: [{ key: "count", ...plan }],
    });
    return { id: ids["count"] ?? 0, at };
  }

  /** Two sensors that the register describes alike. */
  async function twins(plan: Omit<StreamPlan, "key">): Promise<[Twin, Twin]> {
    return [await make(plan), await make(plan)];
  }

  /** What a listener is told first of each, once the feed knows the newest sensor. */
  async function hear(about: readonly Twin[]): Promise<string[]> {
    const newest = await make({});
    await insertReadings(db.database.work("ingest"), newest.id, UNTIL, [1]);
    await db.database
      .work("contract")
      .query(
        "insert into contract_generation select max(number) + 1, clock_timestamp(), 1 from contract_generation",
      );
    const listen = async () => {
      const socket = new WebSocket(liveUrl);
      const [data] = await once(socket, "message");
      socket.close();
      return liveMessageSchema.parse(JSON.parse(String(data))).values;
    };
    const isKnown = async () => (await listen()).some(({ datastream }) => datastream === newest.id);
    await expect.poll(isKnown, { timeout: 30_000, interval: 250 }).toBe(true);
    const heard = await listen();
    return about.map(({ id }) =>
      JSON.stringify(heard.filter(({ datastream }) => datastream === id)).replaceAll(
        `"datastream":${id}`,
        "",
      ),
    );
  }

  /** "Was I measured?", of each hour and of the minutes around the cuts. */
  async function askWhetherMeasured(
    { id, at }: Twin,
    from: Date,
    cuts: readonly number[],
  ): Promise<string[]> {
    const site = openSiteData(db.database, ZONE);
    const hours = Array.from({ length: HOURS }, (_, hour): [number, number] => [hour * 60, hour * 60 + 60]);
    const windows = [...hours, ...cuts.map((cut): [number, number] => [cut, cut + 1])];
    const answers: string[] = [];
    for (const [start, end] of windows) {
      const { sensors: found } = await site.measured({
        at,
        withinM: 100,
        quarter: null,
        from: new Date(from.getTime() + start * MINUTE_MS),
        to: new Date(from.getTime() + end * MINUTE_MS),
      });
      const streams = found.flatMap((sensor) => sensor.streams);
      expect(streams.map(({ datastream }) => datastream)).toEqual([id]);
      answers.push(JSON.stringify(streams.map(({ raw, hour, day }) => [raw, hour, day])));
    }
    return answers;
  }

  /** Field strength over half hours, in windows of every length that is allowed. */
  async function askExposure(id: number, from: Date, cuts: readonly number[]): Promise<string[]> {
    const site = openSiteData(db.database, ZONE);
    // The half hours of the last day: which they are changes while this is asked.
    const lastDay = ((await site.exposure(id))?.items ?? []).map(
      ({ coverage, powerDensity, fieldStrength, share }) => ({
        coverage,
        powerDensity,
        fieldStrength,
        share,
      }),
    );
    const answers = [JSON.stringify(lastDay)];
    for (const cut of [0, ...cuts]) {
      const start = new Date(from.getTime() + cut * MINUTE_MS);
      for (const hours of [1, HOURS, 47]) {
        const to = new Date(Math.min(start.getTime() + hours * HOUR_MS, UNTIL.getTime()));
        const { body } = await test.app.inject({
          url: `/v1/datastreams/${id}/exposure?from=${start.toISOString()}&to=${to.toISOString()}`,
        });
        answers.push(
          body
            .replace(/"datastream":\d+/, "")
            .replace(/"latest":\{[^}]*\}/, "")
            .replaceAll(`/${id}/`, "/"),
        );
      }
    }
    return answers;
  }

  async function roll(): Promise<void> {
    const jobs = db.database.work("jobs");
    await jobs.query("update rollup_state set watermark = '2000-01-01', rolled_until = '2000-01-01'");
    await moveWatermark(jobs);
    await rollAllMarks(jobs, ZONE);
    await rollToWatermark(jobs, ZONE);
  }

  /** Every answer to every question about a stream, without what names the stream. */
  async function askEverything(twin: Twin, from: Date, cuts: readonly number[]): Promise<string[]> {
    const { id } = twin;
    const ends = [...cuts.map((cut) => new Date(from.getTime() + cut * MINUTE_MS)), UNTIL];
    const answers: string[] = [];
    for (const resolution of ["raw", "hour", "day", "auto"]) {
      for (const to of ends) {
        for (const start of [new Date(from.getTime() - 24 * HOUR_MS), from, ...ends]) {
          if (start > to) continue;
          const query = `resolution=${resolution}&from=${start.toISOString()}&to=${to.toISOString()}&limit=1000`;
          const { body } = await test.app.inject({ url: `/v1/datastreams/${id}/readings?${query}` });
          answers.push(body.replace(/"nextCursor":"[^"]*"/, ""));
        }
      }
    }
    // Days that begin at other hours: two of them differ by hours alone.
    for (const zone of ["UTC", "America/New_York", "Pacific/Auckland", "Europe/Lisbon"]) {
      const days = new Date(from.getTime() - 48 * HOUR_MS).toISOString();
      const { body, statusCode } = await test.app.inject({
        url: `/v1/datastreams/${id}/readings?resolution=day&timeZone=${zone}&from=${days}&to=${UNTIL.toISOString()}`,
      });
      expect(statusCode).toBe(200);
      answers.push(body);
    }
    for (const question of [
      "$count=true&$top=1000",
      "$orderby=result desc&$top=1000&$count=true",
      `$filter=result lt ${BELOW}&$count=true`,
      `$filter=result eq null&$count=true&$top=1000`,
      "$filter=not (result ge 3)&$count=true",
      "$filter=round(result div 2) eq 1&$count=true",
      "$orderby=result mod 7&$top=1000&$filter=phenomenonTime lt " + UNTIL.toISOString(),
    ]) {
      const query = question.replaceAll(/=([^&]*)/g, (_, value) => `=${encodeURIComponent(value)}`);
      const { body } = await test.app.inject({ url: `/sta/v1.1/Datastreams(${id})/Observations?${query}` });
      answers.push(
        body
          .replaceAll(`(${id})`, "")
          .replaceAll(/\b\d+(\d{16})\b/g, "$1")
          .replaceAll(/skiptoken=[\w-]+/g, ""),
      );
    }
    const inSet = `$filter=${encodeURIComponent(`Datastream/id eq ${id}`)}&$top=1000`;
    const inSets = await test.app.inject({ url: `/sta/v1.1/Observations?${inSet}` });
    const within = await test.app.inject({
      url: `/sta/v1.1/Datastreams(${id})?$expand=Observations($top=1000)`,
    });
    answers.push(JSON.stringify([inSets, within].map((answer) => resultsOf(answer.json()))));
    const window = `from=${from.toISOString()}&to=${UNTIL.toISOString()}&resolution=hour`;
    const file = await test.app.inject({
      url: `/v1/datastreams/${id}/readings?${window}`,
      headers: { accept: "text/csv" },
    });
    const site = openSiteData(db.database, ZONE);
    answers.push(
      file.body,
      JSON.stringify(await site.latest([id]))
        .replaceAll(`"datastream":${id}`, "")
        .replace(/"ageS":\d+/, ""),
      JSON.stringify([
        await site.raw(id, from, UNTIL),
        await site.hours(id, from, UNTIL),
        await site.days(id, from, UNTIL),
      ]),
      ...(await askWhetherMeasured(twin, from, cuts)),
      ...(await askExposure(id, from, cuts)),
    );
    return answers;
  }

  it.each(["interval-count", "gauge", "counter"] as const)(
    "below its threshold cannot be found out of a %s by any questions",
    { timeout: 120_000 },
    async (aggregation) => {
      const cuts = fc.array(fc.nat(60 * HOURS), { minLength: 1, maxLength: 1 });
      await fc.assert(
        fc.asyncProperty(minutes, cuts, async (given, at) => {
          // A gauge is taken for one of radio waves, which has questions of its own.
          const unit = aggregation === "gauge" ? "V/m" : "1";
          const [one, other] = await twins({ below: BELOW, aggregation, unit });
          const values = (of: (one: Minute) => number): number[] => {
            const amounts = [...given, LAST].map(of);
            let total = 0;
            return aggregation === "counter" ? amounts.map((amount) => (total += amount)) : amounts;
          };
          await insertReadings(db.database.work("ingest"), one.id, FROM, values(inOneWorld));
          await insertReadings(db.database.work("ingest"), other.id, FROM, values(inTheOther));
          await roll();
          const answers = await askEverything(one, FROM, at);
          expect(await askEverything(other, FROM, at)).toEqual(answers);
          const [heard, heardOther] = await hear([one, other]);
          expect(heard).toContain('"value":');
          expect(heardOther).toBe(heard);
          expect(answers.join("")).toContain('"suppressedSlots"');
        }),
        { numRuns: 2, endOnFailure: true },
      );
    },
  );

  it("at the gates of a zone that shows its word moves nothing but the word", {
    timeout: 120_000,
  }, async () => {
    const gate = fc.array(fc.nat(20), { minLength: 60, maxLength: 60 });
    const world = fc.record({ people: fc.nat(3_500), in: gate, out: gate });
    const levels = new Set<string>();
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const zone = await makeZone(db.database, { publicDetail: "level" });
        const from = minutesAgo(60);
        for (const way of ["in", "out"] as const)
          await insertReadings(db.database.work("ingest"), zone[way], new Date(from), given[way]);
        await insertZoneStart(db.database.work("contract"), {
          zoneId: zone.id,
          kind: "manual",
          people: given.people,
          at: new Date(from),
          reason: "geteld",
        });
        const crowd = openCrowd({ database: db.database, timeZone: ZONE, onChange: () => undefined });
        await crowd.recompute();
        await crowd.close();
        const { items } = zoneListSchema.parse((await test.app.inject({ url: "/v1/zones" })).json());
        const shown = items.find(({ id }) => id === zone.id);
        expect(shown).toBeDefined();
        // Its word; and whose it is, that it is no example, when it was computed, since when it is so, and until when was counted.
        expect(shown).toEqual({
          id: zone.id,
          name: expect.any(Object),
          demo: false,
          level: expect.any(String),
          reliable: expect.any(Boolean),
          reason: shown?.reason,
          notice: null,
          lastKnown: shown?.lastKnown,
          asOf: expect.any(String),
          since: expect.any(String),
          countedAt: expect.any(String),
        });
        levels.add(shown?.level ?? "");
        await db.database.work("contract").query("delete from zone_state where zone_id = $1", [zone.id]);
      }),
      { numRuns: 6, endOnFailure: true },
    );
    expect(levels.size).toBeGreaterThan(1);
  });

  it.each([
    { delay: "PT2H", aggregation: "interval-count" as const, unit: "1" },
    { delay: "PT2H", aggregation: "gauge" as const, unit: "V/m" },
  ])("until its delay has passed is told by no answer: $aggregation", { timeout: 120_000 }, async (plan) => {
    const from = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOURS * HOUR_MS);
    const [one, other] = await twins(plan);
    const length = Math.floor((Date.now() - from.getTime()) / MINUTE_MS);
    // What is older than two hours is shown; the test itself may take five minutes.
    const isShown = (place: number): boolean => place < length - 120 + 5;
    const values = (of: number): number[] =>
      Array.from({ length }, (_, place) => (isShown(place) ? place % 7 : of));
    await insertReadings(db.database.work("ingest"), one.id, from, values(1));
    await insertReadings(db.database.work("ingest"), other.id, from, values(9000));
    await roll();
    const to = [30, 170, 250];
    const [told, toldOther] = [await askEverything(one, from, to), await askEverything(other, from, to)];
    // Shown values are at most 6, so no sum of those of two days reaches what a single hidden one would add to it.
    const numbers = toldOther.flatMap((answer) => [
      ...answer.matchAll(/"(?:value|sum|mean|min|max|result)":(\d+(?:\.\d+)?)|,(\d+(?:\.\d+)?)(?=[,\r])/g),
    ]);
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter(([, value, field]) => Number(value ?? field) >= 9000)).toEqual([]);
    expect(toldOther.length).toBe(told.length);
    expect(await hear([one, other])).toEqual(["[]", "[]"]);
    const strengths = toldOther.flatMap((answer) => [...answer.matchAll(/"fieldStrength":(\d+(?:\.\d+)?)/g)]);
    expect(strengths.length > 0).toBe(plan.unit === "V/m");
    expect(strengths.filter(([, strength]) => Number(strength) > 6)).toEqual([]);
  });
});
