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
      mqtt: { host: "127.0.0.1", port: 1883 },
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
      basemapDir: undefined,
      pdok: { tilesUrl: undefined, searchUrl: undefined },
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
