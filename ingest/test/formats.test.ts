/** What devices speak, through to what is stored: in the declared unit, for the declared stream, and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { type Ingest, openIngest } from "../src/index.ts";
import { TestRegister } from "./register.ts";

const NOW_S = Math.floor(Date.now() / 1_000);

describe("formats", () => {
  const db = useDatabase(editions.at(-1));
  let ingest: Ingest;
  let register: TestRegister;
  let sensor: { publicId: string; sensorId: number };

  beforeAll(async () => {
    register = new TestRegister(db.database);
    sensor = await register.addSensor({ streams: [{ key: "temperature", unit: "Cel" }] });
    const { sensorId } = sensor;
    await register.addDevice("senml", [sensorId], { format: "senml-json" });
    await register.addDevice("things", [sensorId], { format: "sensorthings" });
    ingest = await openIngest({
      database: db.database,
      timeZone: "UTC",
      onProblem: (error) => expect(error).toBeUndefined(),
    });
  });
  afterAll(() => ingest.close());

  async function send(deviceId: string, json: unknown, datastreamId?: number): Promise<string> {
    const bytes = Buffer.from(JSON.stringify(json));
    const payload = { bytes, from: 0, to: bytes.length };
    return await new Promise((resolve) => {
      const receipt = { decided: () => resolve("decided"), dropped: resolve };
      if (datastreamId === undefined)
        ingest.submit(deviceId, sensor.publicId, payload, bytes.length, receipt);
      else ingest.submitObservation(deviceId, datastreamId, payload, bytes.length, receipt);
    });
  }

  it("are stored in the unit that was declared; a quantity of another kind is refused without its number", async () => {
    const records = [
      { n: "temperature", bt: NOW_S, u: "K", v: 294.65 },
      { n: "temperature", t: 1, u: "Pa", v: 100_000 },
      { n: "mac", t: 2, vs: "00:11:22:33:44:55" },
    ];
    expect(await send("senml", records)).toBe("decided");
    const work = db.database.work("api");
    const { rows } = await work.query("select value from reading order by time");
    expect(rows).toEqual([{ value: 21.5 }]);
    const refused = await work.query("select reason, value from quarantine");
    expect(refused.rows).toEqual([{ reason: "wrong_unit", value: null }]);
    const undeclared = await work.query("select count from undeclared_day");
    expect(undeclared.rows).toEqual([{ count: 1 }]);
  });

  it("name a stream by its id, where the register says that the device does", async () => {
    const id = await register.streamId(sensor.sensorId, "temperature");
    const observation = { phenomenonTime: new Date((NOW_S - 60) * 1_000).toISOString(), result: 20.5 };
    expect(await send("things", observation, id)).toBe("decided");
    expect(await send("things", observation, id)).toBe("decided");
    const { rows } = await db.database.work("api").query("select value from reading order by time");
    expect(rows).toEqual([{ value: 20.5 }, { value: 21.5 }]);
    expect(await send("senml", observation, id)).toBe("foreign-topic");
    expect(await send("things", observation, id + 1)).toBe("foreign-topic");
  });
});
