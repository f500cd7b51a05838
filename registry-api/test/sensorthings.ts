/** A city for SensorThings: a counter that hides small numbers, and a sensor that moved and shows some values later. */
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, expect } from "vitest";
import * as z from "zod";
import type { TestDatabase } from "../../db/test/database.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor, insertVersion } from "./register.ts";

export const BASE = "/sta/v1.1";
export const MINUTE_MS = 60_000;

const entitySchema = z.looseObject({ "@iot.id": z.union([z.number(), z.string()]).optional() });
const pageSchema = z.object({
  "@iot.count": z.number().optional(),
  "@iot.nextLink": z.string().optional(),
  value: z.array(entitySchema),
});
export type Page = z.infer<typeof pageSchema>;

export interface SensorThings {
  readonly app: FastifyInstance;
  /** Its datastreams by key: `hidden` is not public, `late` is so after two hours. */
  readonly ids: Record<"count" | "hidden" | "level" | "late", number>;
  /** Begin of the readings: a whole minute, three hours ago. */
  start: Date;
  /** So many minutes later, as an answer writes it. */
  minute: (place: number) => string;
  get: (path: string) => Promise<LightMyRequestResponse>;
  page: (path: string) => Promise<Page>;
  /** Of each entity of a page one property. */
  values: (path: string, name?: string) => Promise<unknown[]>;
}

export function useSensorThings(db: TestDatabase): SensorThings {
  let test: TestApp;
  let ids: SensorThings["ids"];
  const start = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 180 * MINUTE_MS);
  const minute = (place: number): string =>
    new Date(start.getTime() + place * MINUTE_MS).toISOString().replace(".000", "");

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const kade = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      name: "Teller Kade",
      model: "teller",
      streams: [
        { key: "count", below: 5 },
        { key: "hidden", isPublic: false },
      ],
    });
    const brug = await insertSensor(work, {
      publicId: "bbbbbbbb",
      reference: "GL-100",
      name: "Geluid Brug",
      kind: "noise",
      at: [5.9, 51.9],
      streams: [
        { key: "level", aggregation: "gauge" },
        { key: "late", delay: "PT2H" },
      ],
    });
    await insertSensor(work, {
      publicId: "dddddddd",
      reference: "DM-004",
      status: "draft",
      streams: [{ key: "a" }],
    });
    await insertVersion(
      work,
      {
        publicId: "bbbbbbbb",
        reference: "GL-100",
        name: "Geluid Brug",
        kind: "noise",
        at: [5.91, 51.91],
        recordedAt: minute(1),
        streams: [
          { key: "level", aggregation: "gauge" },
          { key: "late", delay: "PT2H" },
        ],
      },
      2,
    );
    ids = {
      count: kade["count"] ?? 0,
      hidden: kade["hidden"] ?? 0,
      level: brug["level"] ?? 0,
      late: brug["late"] ?? 0,
    };
    const readings = db.database.work("ingest");
    await insertReadings(readings, ids.count, start, [13, 4, 20, 0, 30]);
    await insertReadings(readings, ids.hidden, start, [777, 778]);
    await insertReadings(readings, ids.level, start, [50.5, 60, 70]);
    // Until two hours ago, and a little after.
    await insertReadings(
      readings,
      ids.late,
      new Date(start.getTime() + 30 * MINUTE_MS),
      Array.from({ length: 60 }, (_, place) => place),
    );
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const get = (path: string) => test.app.inject({ url: BASE + path });
  const page = async (path: string): Promise<Page> => {
    const response = await get(path);
    expect(response.statusCode, `${path}: ${response.body}`).toBe(200);
    return pageSchema.parse(response.json());
  };
  return {
    get app() {
      return test.app;
    },
    get ids() {
      return ids;
    },
    start,
    minute,
    get,
    page,
    values: async (path, name = "name") => (await page(path)).value.map((entity) => entity[name]),
  };
}
