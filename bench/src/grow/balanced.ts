/**
 * Brokers beside each other on one database, as docs/growing.md has them: haproxy of Debian before them with the
 * configuration of deploy/server, redis-server of Debian between them.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Child, ROOT, startChild } from "../child.ts";
import { freePort } from "../free-port.ts";
import { type Product, type ProductSettings, startProduct } from "../product.ts";
import { untilListening } from "../until-listening.ts";

export interface Balanced {
  /** Where devices connect. */
  port: number;
  brokers: Product[];
  haproxyPid: number;
  /** Starts one again that was killed, where it was. */
  startAgain: (broker: number) => Promise<void>;
  stop: () => Promise<void>;
}

/** @throws when `haproxy` or `redis-server` is not installed */
export async function startBalanced(
  folder: string,
  settings: ProductSettings,
  count: number,
): Promise<Balanced> {
  const redisPort = await freePort();
  const redis = startChild(
    "/usr/bin/redis-server",
    ["--port", String(redisPort), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder],
    {},
  );
  await untilListening(redisPort, "redis-server");
  const all: ProductSettings[] = [];
  for (let broker = 0; broker < count; broker += 1) {
    all.push({
      ...settings,
      only: "broker",
      mqttPort: await freePort(),
      more: { ...settings.more, REDIS_URL: `redis://127.0.0.1:${redisPort}` },
    });
  }
  const brokers: Product[] = [];
  for (const one of all) brokers.push(await startProduct(one));
  const port = await freePort();
  const haproxy = await startHaproxy(folder, port, brokers);
  await untilListening(port, "haproxy");
  return {
    port,
    brokers,
    haproxyPid: haproxy.pid,
    startAgain: async (broker) => {
      const again = all[broker];
      if (again === undefined) throw new RangeError(`there is no broker ${broker}`);
      brokers[broker] = await startProduct(again);
    },
    stop: async () => {
      for (const broker of brokers) await broker.stop();
      for (const child of [haproxy, redis]) {
        child.process.kill("SIGKILL");
        await child.ended;
      }
    },
  };
}

/** Its configuration is the one that we tell others to use, but for its addresses. */
async function startHaproxy(folder: string, port: number, brokers: Product[]): Promise<Child> {
  const ours = await readFile(path.join(ROOT, "deploy/server/haproxy.cfg"), "utf8");
  const [server = ""] = ours.split("\n").filter((line) => line.trimStart().startsWith("server "));
  const options = server.slice(server.indexOf(" check"));
  const text = ours
    .replace(/bind :\d+/, `bind 127.0.0.1:${port}`)
    // As many as this process may have files open.
    .replace(/maxconn \d+/, "maxconn 4000")
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("server "))
    .concat(
      brokers.map(({ mqttPort }, i) => `  server b${i} 127.0.0.1:${mqttPort}${options}`),
      "",
    )
    .join("\n");
  const file = path.join(folder, `haproxy-${port}.cfg`);
  await writeFile(file, text);
  return startChild("/usr/sbin/haproxy", ["-db", "-f", file], {});
}
