/**
 * Node-RED with "mqtt in" and a function node that inserts by `pg`, both as npm has them, installed
 * into a folder of the run.
 */
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { startChild } from "../child.ts";
import { freePort } from "../free-port.ts";
import { startMosquitto } from "./mosquitto.ts";
import { INSERT_PLAIN, type Other } from "./other.ts";

const run = promisify(execFile);
const PACKAGES = ["node-red@4.1.0", "pg@8.23.1"];

/** Runs in Node-RED: `msg` and `global` are its own. */
const INSERT_EACH = `
const { time, values } = msg.payload;
const { no2, pm25, temperature } = values;
await global.get("pool").query(${JSON.stringify(INSERT_PLAIN)}, [msg.topic, new Date(time), no2, pm25, temperature]);
return null;`;

export async function startNodeRed(folder: string, databaseUrl: string): Promise<Other> {
  const dir = path.join(folder, "node-red");
  await mkdir(dir);
  await writeFile(path.join(dir, "package.json"), "{}");
  await run("npm", ["install", "--no-audit", "--no-fund", "--omit=optional", ...PACKAGES], { cwd: dir });
  const mosquitto = await startMosquitto(folder);
  await writeFile(path.join(dir, "flows.json"), JSON.stringify(flows(mosquitto.port)));
  await writeFile(
    path.join(dir, "settings.js"),
    `const { Pool } = require("pg");
module.exports = {
  uiPort: ${await freePort()}, uiHost: "127.0.0.1", flowFile: "flows.json", userDir: ${JSON.stringify(dir)},
  functionGlobalContext: { pool: new Pool({ connectionString: ${JSON.stringify(databaseUrl)}, max: 10 }) },
  logging: { console: { level: "info" } },
};`,
  );
  const child = startChild(
    process.execPath,
    [path.join(dir, "node_modules/node-red/red.js"), "--settings", path.join(dir, "settings.js")],
    {},
  );
  for (;;) if ((await child.nextLine()).includes("Connected to broker")) break;
  await sleep(500); // its subscription follows
  return {
    mqttPort: mosquitto.port,
    pids: [mosquitto.pid, child.pid],
    stop: async () => {
      child.process.kill();
      await child.ended;
      await mosquitto.stop();
    },
  };
}

function flows(mqttPort: number): object[] {
  return [
    { id: "tab", type: "tab", label: "readings" },
    { id: "broker", type: "mqtt-broker", broker: "127.0.0.1", port: String(mqttPort), clientid: "node-red" },
    {
      id: "in",
      type: "mqtt in",
      z: "tab",
      topic: "v1/sensors/+/readings",
      qos: "1",
      datatype: "json",
      broker: "broker",
      inputs: 0,
      wires: [["insert"]],
    },
    { id: "insert", type: "function", z: "tab", func: INSERT_EACH, outputs: 0, wires: [] },
  ];
}
