/** PUBACK after COMMIT, seen by MQTT.js and by looking into the database the moment it arrives. */
import { type Ingest, openIngest } from "@meetpaal/ingest";
import { connectAsync, type MqttClient } from "mqtt";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { TestRegister } from "../../ingest/test/register.ts";
import { type Broker, openBroker } from "../src/index.ts";

describe.each(editions)("acknowledging (%s)", (edition) => {
  const db = useDatabase(edition);
  let ingest: Ingest;
  let broker: Broker;
  let device: MqttClient;
  let publicId: string;
  let sensorId: number;
  let register: TestRegister;

  beforeAll(async () => {
    register = new TestRegister(db.database);
    ({ publicId, sensorId } = await register.addSensor({ streams: [{ key: "count" }, { key: "noise" }] }));
    const secret = await register.addDevice("box-1", [sensorId]);
    ingest = await openIngest({
      database: db.database,
      timeZone: "Europe/Amsterdam",
      onProblem: (error) => {
        throw error;
      },
    });
    broker = await openBroker({
      ingest,
      host: "127.0.0.1",
      port: 0,
      log: pino({ level: "silent" }),
      registry: new Registry(),
    });
    device = await connectAsync(`mqtt://127.0.0.1:${broker.address.port}`, {
      clientId: "box-1",
      username: "box-1",
      password: secret,
    });
  });

  afterAll(async () => {
    await device.endAsync();
    await broker.close();
    await ingest.close();
  });

  it.each([1, 2] as const)("stores before it acknowledges (QoS %s)", async (qos) => {
    const time = new Date(Date.now() - 60_000 - qos * 1_000);
    await device.publishAsync(
      `v1/sensors/${publicId}/readings`,
      JSON.stringify({ time, values: { count: 12, noise: 40.5 } }),
      { qos },
    );
    const { rows } = await db.database
      .work("api")
      .query("select value from reading where time = $1 order by value", [time]);
    expect(rows).toEqual([{ value: 12 }, { value: 40.5 }]);
  });
});
