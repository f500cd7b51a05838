/** A subscriber as examples on the web have it: `plain-subscriber.ts MQTT_PORT DATABASE_URL`. Says `subscribed`. */
import mqtt from "mqtt";
import pg from "pg";
import { INSERT_PLAIN } from "./other.ts";

const [, , port = "", databaseUrl = ""] = process.argv;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { clientId: "plain-subscriber" });
client.on("message", (topic, payload) => {
  const { time, values } = JSON.parse(payload.toString());
  void pool.query(INSERT_PLAIN, [topic, new Date(time), values.no2, values.pm25, values.temperature]);
});
await client.subscribeAsync("v1/sensors/+/readings", { qos: 1 });
process.stdout.write("subscribed\n");
