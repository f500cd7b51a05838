/** TLS, WebSocket and secure WebSocket, by MQTT.js, mosquitto_pub and by hand; and devices that show a certificate. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { promisify } from "node:util";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import mqttPacket from "mqtt-packet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Pair } from "../../bench/src/certificates.ts";
import { Certificates } from "./authority.ts";
import { City, reading, type TestDevice } from "./city.ts";

const run = promisify(execFile);

let certificates: Certificates;
let city: City;
let device: TestDevice;

beforeAll(async () => {
  certificates = await Certificates.make();
  await certificates.makeAuthority("city");
  await certificates.makeAuthority("maker");
  const where = { host: "127.0.0.1", port: 0 };
  city = await City.open({ ways: { tls: where, ws: where, wss: where, tlsPaths: certificates.paths } });
  device = await city.addDevice();
});
afterAll(async () => {
  await city.close();
  await certificates.remove();
});

function url(way: "tls" | "ws" | "wss"): string {
  const scheme = way === "tls" ? "mqtts" : way;
  return `${scheme}://localhost:${city.broker.addresses[way]?.port ?? 0}`;
}

async function logIn(
  way: "tls" | "ws" | "wss",
  { deviceId, secret }: TestDevice,
  more: IClientOptions = {},
): Promise<MqttClient> {
  const ca = await readFile(certificates.own.cert);
  return await connectAsync(url(way), {
    clientId: `${deviceId}:${Math.random()}`,
    username: deviceId,
    password: secret,
    reconnectPeriod: 0,
    ca,
    ...more,
  });
}

/** Logs in by a certificate alone. */
async function logInBy(pair: Pair, { deviceId }: TestDevice): Promise<MqttClient> {
  const ca = await readFile(certificates.own.cert);
  const files = await certificates.read(pair);
  return await connectAsync(url("tls"), { clientId: deviceId, reconnectPeriod: 0, ca, ...files });
}

async function isLetIn(login: Promise<MqttClient>): Promise<boolean> {
  const client = await login.catch(() => undefined);
  await client?.endAsync();
  return client !== undefined;
}

async function closing(client: MqttClient): Promise<void> {
  await new Promise<void>((resolve) => client.once("close", () => resolve()));
}

/** What the server showed as its own. */
async function ownName(): Promise<unknown> {
  const socket = connectTls({
    port: city.broker.addresses.tls?.port ?? 0,
    host: "127.0.0.1",
    rejectUnauthorized: false,
  });
  await once(socket, "secureConnect");
  const name: unknown = socket.getPeerCertificate().subject.CN;
  socket.destroy();
  return name;
}

describe("ways in", () => {
  it.each(["tls", "ws", "wss"] as const)("stores before it acknowledges over %s", async (way) => {
    const client = await logIn(way, device);
    const before = await city.readingCount();
    await client.publishAsync(device.topic, reading({ tls: 1, ws: 2, wss: 3 }[way]), { qos: 1 });
    expect(await city.readingCount()).toBe(before + 1);
    await client.endAsync();
  });

  it("takes what mosquitto_pub sends over TLS, and only to the host the certificate names", async () => {
    const { deviceId, secret, topic } = device;
    const args = (host: string): string[] => [
      "-h",
      host,
      "-p",
      String(city.broker.addresses.tls?.port),
      "--cafile",
      certificates.own.cert,
      "-u",
      deviceId,
      "-P",
      secret,
      "-i",
      deviceId,
      "-q",
      "1",
      "-t",
      topic,
      "-m",
      reading(10),
    ];
    const before = await city.readingCount();
    await run("mosquitto_pub", args("localhost"), { timeout: 30_000 });
    expect(await city.readingCount()).toBe(before + 1);
    await expect(run("mosquitto_pub", args("127.0.0.2"), { timeout: 30_000 })).rejects.toThrow(/failed/i);
  });

  it.each(["TLSv1", "TLSv1.1"] as const)("refuses %s", async (version) => {
    const socket = connectTls({
      port: city.broker.addresses.tls?.port ?? 0,
      host: "127.0.0.1",
      rejectUnauthorized: false,
      minVersion: version,
      maxVersion: version,
      ciphers: "DEFAULT@SECLEVEL=0",
    });
    const [error] = await once(socket, "error");
    expect(String(error)).toMatch(/protocol version|unsupported protocol|alert/i);
  });

  it("bounds what comes over WebSocket as over TCP, in whatever frames it comes [MQTT-6.0.0-2]", async () => {
    const socket = new WebSocket(url("ws"), "mqtt");
    const received: Buffer[] = [];
    socket.on("message", (data: Buffer) => received.push(data));
    await once(socket, "open");
    expect(socket.protocol).toBe("mqtt"); // [MQTT-6.0.0-4]
    const { deviceId, secret, topic } = device;
    const connect = mqttPacket.generate({
      cmd: "connect",
      clientId: `${deviceId}:ws`,
      username: deviceId,
      password: Buffer.from(secret),
      keepalive: 0,
      clean: true,
    });
    const publish = mqttPacket.generate({
      cmd: "publish",
      topic,
      payload: reading(20),
      qos: 1,
      messageId: 5,
      dup: false,
      retain: false,
    });
    const bytes = Buffer.concat([connect, publish]);
    for (let at = 0; at < bytes.length; at += 7) socket.send(bytes.subarray(at, at + 7));
    const answers = (): string => Buffer.concat(received).toString("hex");
    await expect.poll(answers).toBe("2002000040020005");
    // Longer than any packet: closed by its header, whatever follows.
    socket.send(Buffer.from([0x32, 0x81, 0x80, 0x40]));
    await once(socket, "close");
  });

  it("closes a WebSocket that sends text [MQTT-6.0.0-1], and takes no other subprotocol [MQTT-6.0.0-3]", async () => {
    const text = new WebSocket(url("ws"), "mqtt");
    await once(text, "open");
    text.send("hello");
    const [code] = await once(text, "close");
    expect(code).toBe(1003);
    const other = new WebSocket(url("ws"), "mqttv3.1");
    const [error] = await once(other, "error");
    expect(String(error)).toContain("400");
  });

  it("takes over a renewed certificate for new connections, and drops none", async () => {
    const client = await logIn("tls", device);
    expect(await ownName()).toBe("first");
    // Half of a renewal belongs to nothing: what was in use goes on.
    const { cert, key } = await certificates.read(certificates.own);
    await certificates.makeOwn("second");
    const renewed = await readFile(certificates.own.key);
    await writeFile(certificates.own.key, key);
    await city.broker.rereadCertificates();
    expect(await ownName()).toBe("first");
    await writeFile(certificates.own.key, renewed);
    await city.broker.rereadCertificates();
    expect(await ownName()).toBe("second");
    expect(client.connected).toBe(true);
    await client.publishAsync(device.topic, reading(30), { qos: 1 });
    await client.endAsync();
    expect(cert).not.toEqual(await readFile(certificates.own.cert));
  });
});

describe("client certificates", () => {
  let certified: TestDevice;

  beforeAll(async () => {
    certified = await city.addDevice();
  });

  it("let in the device of their common name, or of an alternative name, without a secret", async () => {
    const { deviceId } = certified;
    const byName = await certificates.issue("city", "by-name", `/CN=${deviceId}`);
    const byUri = await certificates.issue("city", "by-uri", "/CN=A box", `URI:urn:device:${deviceId}`);
    const byDns = await certificates.issue("city", "by-dns", "/CN=A box", `DNS:${deviceId}`);
    for (const pair of [byName, byUri, byDns]) expect(await isLetIn(logInBy(pair, certified))).toBe(true);
    const client = await logInBy(byName, certified);
    await client.publishAsync(certified.topic, reading(1), { qos: 1 });
    await client.endAsync();
    const used = (): Promise<object[]> =>
      city.query("select kind from credential where device_id = $1 and last_used_at is not null", [deviceId]);
    await expect.poll(used).toEqual(Array.from({ length: 3 }, () => ({ kind: "certificate" })));
  });

  it("speak for no other device, and none of another organisation", async () => {
    const pair = await certificates.issue("city", "other", `/CN=${certified.deviceId}`);
    expect(await isLetIn(logInBy(pair, device))).toBe(false);
    const foreign = await certificates.issue("maker", "foreign", `/CN=${certified.deviceId}`);
    expect(await isLetIn(logInBy(foreign, certified))).toBe(false);
    // Signed by nobody we know; the good secret beside it does not help.
    const { cert, key } = await certificates.read(certificates.own);
    expect(await isLetIn(logIn("tls", certified, { cert, key }))).toBe(false);
    expect(await isLetIn(logIn("tls", certified))).toBe(true);
  });

  it("are over when the register says so, connected or not; a newer one is good", async () => {
    const { deviceId } = certified;
    const pair = await certificates.issue("city", "revoked-here", `/CN=${deviceId}`);
    const client = await logInBy(pair, certified);
    const closed = closing(client);
    await sleep(1_100); // a certificate begins on a whole second
    await city.register.change("update device set certificates_since = clock_timestamp() where id = $1", [
      deviceId,
    ]);
    await closed;
    expect(await isLetIn(logInBy(pair, certified))).toBe(false);
    await sleep(1_100);
    const newer = await certificates.issue("city", "newer", `/CN=${deviceId}`);
    expect(await isLetIn(logInBy(newer, certified))).toBe(true);
  });

  it("are over when their authority's list says so, and the others come back", async () => {
    const { deviceId } = certified;
    const revoked = await certificates.issue("city", "listed", `/CN=${deviceId}`);
    const good = await certificates.issue("city", "not-listed", `/CN=${deviceId}`);
    const connected = await logInBy(revoked, certified);
    const closed = closing(connected);
    await certificates.revoke("city", revoked);
    // One authority without a list would lock its devices out: those files are not taken over.
    await city.broker.rereadCertificates();
    expect(connected.connected).toBe(true);
    await certificates.revoke("maker");
    await city.broker.rereadCertificates();
    await closed;
    expect(await isLetIn(logInBy(revoked, certified))).toBe(false);
    expect(await isLetIn(logInBy(good, certified))).toBe(true);
  });

  it("are read from files named after an organisation", async () => {
    await writeFile(path.join(certificates.clientCaDir, "maker.pem"), "nothing");
    await city.broker.rereadCertificates();
    expect(await isLetIn(logIn("tls", device))).toBe(true);
  });
});
