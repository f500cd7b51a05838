/** Clients that others wrote: mosquitto's from Debian, and MQTT.js. */
import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { City, reading, type TestDevice } from "./city.ts";

const run = promisify(execFile);

function isInstalled(): boolean {
  try {
    execFileSync("sh", ["-c", "command -v mosquitto_pub mosquitto_sub"]);
    return true;
  } catch {
    return false;
  }
}

describe("outside clients", () => {
  let city: City;
  let device: TestDevice;
  let login: string[];

  beforeAll(async () => {
    city = await City.open({ serviceSecret: "s3cret" });
    device = await city.addDevice();
    const { deviceId, secret } = device;
    login = ["-p", String(city.port), "-h", "127.0.0.1", "-u", deviceId, "-P", secret, "-i", deviceId];
  });
  afterAll(() => city.close());

  it.runIf(isInstalled()).each(["0", "1", "2"])("stores what mosquitto_pub sends at QoS %s", async (qos) => {
    const before = await city.readingCount();
    const message = reading(Number(qos));
    await run("mosquitto_pub", [...login, "-q", qos, "-t", device.topic, "-m", message], { timeout: 30_000 });
    // At QoS 0 nobody waited for the commit.
    await expect.poll(() => city.readingCount()).toBe(before + 1);
  });

  it.runIf(isInstalled())("stores a whole file of mosquitto_pub, line by line", async () => {
    const before = await city.readingCount();
    const lines = Array.from({ length: 300 }, (_, i) => reading(100 + i)).join("\n");
    const publisher = run("mosquitto_pub", [...login, "-q", "1", "-t", device.topic, "-l"], {
      timeout: 30_000,
    });
    publisher.child.stdin?.end(`${lines}\n`);
    await publisher;
    expect((await city.readingCount()) - before).toBe(300);
  });

  it.runIf(isInstalled())(
    "keeps mosquitto_sub from what others send, and mosquitto_pub with a wrong secret out",
    async () => {
      const subscriber = run("mosquitto_sub", [...login, "-t", "#", "-W", "2"], { timeout: 30_000 });
      expect(await subscriber).toEqual({ stdout: "", stderr: "All subscription requests were denied.\n" });
      const wrong = login.map((part) => (part === device.secret ? "wrong" : part));
      const publisher = run("mosquitto_pub", [...wrong, "-q", "1", "-t", device.topic, "-m", "{}"], {
        timeout: 30_000,
      });
      await expect(publisher).rejects.toThrow(/Bad User Name or Password|bad user name or password/);
    },
  );

  it.runIf(isInstalled())("gives mosquitto_sub the live values as the service", async () => {
    const service = [
      "-p",
      String(city.port),
      "-h",
      "127.0.0.1",
      "-u",
      "service",
      "-P",
      "s3cret",
      "-i",
      "service",
    ];
    const heard = run("mosquitto_sub", [...service, "-t", "$meetpaal/committed", "-C", "1", "-W", "10"]);
    const { deviceId, secret } = device;
    const client = await connectAsync(`mqtt://127.0.0.1:${city.port}`, {
      clientId: deviceId,
      username: deviceId,
      password: secret,
    });
    const sending = setInterval(
      () => void client.publishAsync(device.topic, reading(1_000 + (Date.now() % 2_000), 7), { qos: 1 }),
      100,
    );
    const { stdout } = await heard;
    clearInterval(sending);
    await client.endAsync();
    expect(JSON.parse(stdout)).toMatchObject({ values: [{ datastream: expect.any(Number), value: 7 }] });
  });

  it("takes what MQTT.js sends again after a broken connection, once", async () => {
    const { deviceId, secret, topic } = device;
    const client = await connectAsync(`mqtt://127.0.0.1:${city.port}`, {
      clientId: `${deviceId}:js`,
      username: deviceId,
      password: secret,
      reconnectPeriod: 50,
    });
    const before = await city.readingCount();
    const sent = Array.from({ length: 200 }, (_, i) =>
      client.publishAsync(topic, reading(3_400 - i), { qos: 1 }),
    );
    setTimeout(() => client.stream.destroy(), 5);
    setTimeout(() => client.stream.destroy(), 150);
    await Promise.all(sent);
    expect((await city.readingCount()) - before).toBe(200);
    await client.endAsync();
  });
});
