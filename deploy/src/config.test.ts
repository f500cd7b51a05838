import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { CommandError } from "./command-error.ts";
import { readConfig, secrets, settings } from "./config.ts";

function wrongSettings(env: NodeJS.ProcessEnv): CommandError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof CommandError) return error;
  }
  throw new Error("expected the settings to be refused");
}

describe("readConfig", () => {
  it("fills in the defaults of the interface", () => {
    expect(readConfig({})).toEqual({
      http: { host: "127.0.0.1", port: 8080 },
      mqtt: {
        host: "127.0.0.1",
        port: 1883,
        tls: undefined,
        ws: undefined,
        wss: undefined,
        tlsPaths: undefined,
        maxConnections: 20_000,
      },
      metrics: { host: "127.0.0.1", port: 9464 },
      dataDir: resolve("./var"),
      databaseUrl: undefined,
      demo: true,
      publicUrl: undefined,
      timeZone: "Europe/Amsterdam",
      logLevel: "info",
      mqttUrl: undefined,
      serviceSecret: undefined,
      theme: { css: undefined, className: undefined },
      accessibility: {},
      basemapDir: undefined,
      pdok: { tilesUrl: undefined, searchUrl: undefined },
      wantsTraces: false,
    });
  });

  it("has no demonstration city on a server database, unless asked for", () => {
    const url = "postgres://meetpaal@localhost/meetpaal";
    expect(readConfig({ DATABASE_URL: url }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: url, DEMO: "1" }).demo).toBe(true);
    expect(readConfig({ DEMO: "0" }).demo).toBe(false);
  });

  it("names every wrong setting in one error, and none of their values", () => {
    const error = wrongSettings({
      HTTP_PORT: "70000",
      MQTT_PORT: "1883x",
      DATABASE_URL: "mysql://root:geheim@db/meetpaal",
      TIME_ZONE: "Asia/Kolkata",
      DEMO: "yes",
      BASEMAP_DIR: "/no/such/directory",
    });
    expect(error.exitCode).toBe(2);
    expect(error.message.split("\n").map((line) => line.trim().split(":")[0])).toEqual([
      "These settings are wrong (environment variables)",
      "HTTP_PORT",
      "MQTT_PORT",
      "DATABASE_URL",
      "DEMO",
      "TIME_ZONE",
      "BASEMAP_DIR",
    ]);
    expect(error.message).not.toContain("geheim");
  });

  it("lets plain MQTT listen only where its secrets stay inside, unless told otherwise", () => {
    for (const inside of ["localhost", "::1", "10.8.0.1", "192.168.1.2", "100.100.1.1", "fd00::1"]) {
      expect(readConfig({ MQTT_HOST: inside }).mqtt.host).toBe(inside);
    }
    for (const outside of ["0.0.0.0", "::", "203.0.113.9", "broker.example", "172.32.0.1"]) {
      expect(wrongSettings({ MQTT_HOST: outside }).message).toContain("MQTT_HOST: expected an address");
    }
    const both = { MQTT_HOST: "0.0.0.0", MQTT_WS_HOST: "::", MQTT_WS_PORT: "0" };
    expect(wrongSettings(both).message).toMatch(/MQTT_HOST[^]*MQTT_WS_HOST/);
    expect(readConfig({ ...both, MQTT_PLAIN_ANYWHERE: "1" }).mqtt.ws).toEqual({ host: "::", port: 0 });
  });

  it("wants a certificate for TLS", () => {
    const error = wrongSettings({ MQTTS_PORT: "8883", MQTT_WSS_PORT: "8084" });
    expect(error.message).toMatch(/MQTTS_PORT: expected TLS_CERT and TLS_KEY[^]*MQTT_WSS_PORT/);
    const file = import.meta.filename;
    const { mqtt } = readConfig({ MQTTS_PORT: "8883", MQTTS_HOST: "::", TLS_CERT: file, TLS_KEY: file });
    expect(mqtt.tls).toEqual({ host: "::", port: 8883 });
    expect(mqtt.tlsPaths).toEqual({ certificate: file, key: file, clientCaDir: undefined });
  });

  it("wants the archive that a map of vector tiles is read from, and takes the city's own statement", () => {
    expect(wrongSettings({ BASEMAP: "pmtiles" }).message).toContain("BASEMAP_PMTILES: expected the path");
    const file = import.meta.filename;
    expect(readConfig({ BASEMAP: "pmtiles", BASEMAP_PMTILES: file }).basemapPmtiles).toBe(file);
    expect(readConfig({ BASEMAP_PMTILES: file }).basemapPmtiles).toBeUndefined();
    expect(wrongSettings({ ACCESSIBILITY_STATUS: "E" }).message).toContain("expected A, B, C or D");
    const stated = { ACCESSIBILITY_STATUS: "B", ACCESSIBILITY_SINCE: "2026-10-01" };
    expect(readConfig(stated).accessibility).toMatchObject({ status: "B", since: "2026-10-01" });
  });

  it("counts an empty setting as absent", () => {
    expect(readConfig({ HTTP_PORT: "", DATABASE_URL: "" }).http.port).toBe(8080);
  });

  it("reads a secret from a file, without its line end", () => {
    const path = join(mkdtempSync(join(tmpdir(), "meetpaal-config-")), "secret");
    writeFileSync(path, `${"s".repeat(43)}\n`);
    expect(readConfig({ SERVICE_SECRET_FILE: path }).serviceSecret).toBe("s".repeat(43));
    const both = wrongSettings({ SERVICE_SECRET: "s".repeat(43), SERVICE_SECRET_FILE: path });
    expect(both.message).toContain("SERVICE_SECRET_FILE: expected either");
    const absent = wrongSettings({ DATABASE_URL_FILE: "/no/such/file", HTTP_PORT: "x" });
    expect(absent.message).toMatch(/DATABASE_URL_FILE[^]*HTTP_PORT/);
  });
});

it("lists every setting with its default in .env.example, and nothing else", () => {
  const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const listed = new Map(
    [...text.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
  const names = new Set([...Object.keys(settings.shape), ...secrets.map((name) => `${name}_FILE`)]);
  expect(new Set(listed.keys())).toEqual(names);
  for (const [name, schema] of Object.entries(settings.shape)) {
    const read = schema.safeParse(undefined);
    const expected = read.success && read.data !== undefined ? String(read.data) : "";
    expect([name, listed.get(name)]).toEqual([name, expected]);
  }
});

it("knows every setting that the files for servers and containers name", () => {
  const names = new Set([
    ...Object.keys(settings.shape),
    ...secrets.map((name) => `${name}_FILE`),
    "NODE_ENV",
  ]);
  const text = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  const [, env = ""] = /^ENV (.*)$/m.exec(text("compose/Dockerfile")) ?? [];
  const [, compose = ""] =
    /^ {2}meetpaal:\n[^]*?^ {4}environment:\n((?: {6}.*\n)*)/m.exec(text("compose/compose.yaml")) ?? [];
  const named = [
    ...env.matchAll(/([A-Z_]+)=/g),
    ...compose.matchAll(/^ {6}([A-Z_]+):/gm),
    ...text("server/meetpaal.env.example").matchAll(/^#?([A-Z_]+)=/gm),
  ].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});
