/**
 * Everything the process takes from its environment. Nothing else reads `process.env`.
 *
 * A setting that is empty counts as absent. A secret may lie in a file instead: NAME_FILE names it. All wrong
 * settings are told at once. `.env.example` lists them all; a test holds it to this schema.
 */
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { hasWholeHours } from "@meetpaal/model";
import * as z from "zod";
import { CommandError } from "./command-error.ts";
import { isPrivateHost } from "./private-host.ts";
import { telemetrySettings, wantsTraces } from "./telemetry/settings.ts";

const host = z.string().regex(/^[A-Za-z0-9.:_-]+$/, "expected a host name or an address");
const port = z
  .string()
  .regex(/^\d{1,5}$/, "expected a port, 0 to 65535")
  .transform(Number)
  .refine((value) => value <= 65_535, "expected a port, 0 to 65535");
const file = z.string().refine((path) => isKind(path, "file"), "expected the path of a file that exists");
const directory = z
  .string()
  .refine((path) => isKind(path, "directory"), "expected the path of a directory that exists");

const webAddress = z
  .url({ protocol: /^https?$/, error: "expected an http or https address" })
  .transform((url) => url.replace(/\/+$/, ""));

/** Names and meaning are part of the interface; defaults are shown in `.env.example`. */
export const settings = z.object({
  HTTP_HOST: host.default("127.0.0.1"),
  HTTP_PORT: port.default(8080),
  MQTT_HOST: host.default("127.0.0.1"),
  MQTT_PORT: port.default(1883),
  MQTTS_HOST: host.default("127.0.0.1"),
  MQTTS_PORT: port.optional(),
  MQTT_WS_HOST: host.default("127.0.0.1"),
  MQTT_WS_PORT: port.optional(),
  MQTT_WSS_HOST: host.default("127.0.0.1"),
  MQTT_WSS_PORT: port.optional(),
  MQTT_PLAIN_ANYWHERE: z.enum(["0", "1"], "expected 0 or 1").default("0"),
  MQTT_MAX_CONNECTIONS: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, "expected a number of connections, 1 or more")
    .transform(Number)
    .default(20_000),
  TLS_CERT: file.optional(),
  TLS_KEY: file.optional(),
  TLS_CLIENT_CA_DIR: directory.optional(),
  METRICS_HOST: host.default("127.0.0.1"),
  METRICS_PORT: port.default(9464),
  DATA_DIR: z.string().default("./var"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "expected postgres://user:password@host:port/database" })
    .optional(),
  DEMO: z.enum(["0", "1"], "expected 0 or 1").optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "expected an http or https address" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  TIME_ZONE: z
    .string()
    .refine(hasWholeHours, "expected a time zone such as Europe/Amsterdam, whole hours from UTC")
    .default("Europe/Amsterdam"),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "expected fatal, error, warn, info, debug, trace or silent",
    )
    .default("info"),
  MQTT_URL: z.url({ protocol: /^mqtts?$/, error: "expected mqtt://host:port" }).optional(),
  SERVICE_SECRET: z.string().min(32, "expected a secret of at least 32 characters").optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "expected redis://host:port" }).optional(),
  ATTACH_URL: z
    .url({ protocol: /^mqtts?$/, error: "expected mqtt://host:port or mqtts://host:port" })
    .refine((url) => !/\/\/[^/]*@/.test(url), "expected no user in it: ATTACH_USERNAME, ATTACH_PASSWORD")
    .optional(),
  ATTACH_USERNAME: z.string().optional(),
  ATTACH_PASSWORD: z.string().optional(),
  ATTACH_CA: file.optional(),
  ATTACH_CLIENT_ID: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "expected 1 to 64 letters, digits, - or _")
    .default("meetpaal"),
  ATTACH_GROUP: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "expected 1 to 64 letters, digits, - or _")
    .optional(),
  THEME_CSS: file.optional(),
  THEME_CLASS: z
    .string()
    .regex(/^[a-zA-Z][\w-]*$/, "expected one class name")
    .optional(),
  ACCESSIBILITY_STATUS: z.enum(["A", "B", "C", "D"], "expected A, B, C or D").optional(),
  ACCESSIBILITY_SINCE: z.iso.date("expected a date such as 2026-11-24").optional(),
  ACCESSIBILITY_URL: z.url({ protocol: /^https?$/, error: "expected an http or https address" }).optional(),
  BASEMAP: z.enum(["embedded", "pdok", "pmtiles"], "expected embedded, pdok or pmtiles").default("embedded"),
  BASEMAP_PMTILES: file.optional(),
  ADDRESS_SEARCH: z.enum(["none", "pdok"], "expected none or pdok").default("none"),
  PDOK_TILES_URL: webAddress.default(
    "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857",
  ),
  PDOK_SEARCH_URL: webAddress.default("https://api.pdok.nl/bzk/locatieserver/search/v3_1"),
  BASEMAP_DIR: directory.optional(),
  POSTGRES_BIN: directory.optional(),
  ...telemetrySettings,
});

/** These may also be given as NAME_FILE: the path of a file that holds the value. */
export const secrets = ["REDIS_URL", "DATABASE_URL", "SERVICE_SECRET", "ATTACH_PASSWORD"] as const;

interface Listen {
  host: string;
  port: number;
}

export interface Config {
  http: { host: string; port: number };
  mqtt: {
    host: string;
    port: number;
    tls: Listen | undefined;
    ws: Listen | undefined;
    wss: Listen | undefined;
    tlsPaths: { certificate: string; key: string; clientCaDir: string | undefined } | undefined;
    maxConnections: number;
  };
  metrics: { host: string; port: number };
  /** Absolute. Holds the embedded database, its lock and the command socket. */
  dataDir: string;
  /** Undefined: the embedded database in `dataDir`. */
  databaseUrl: string | undefined;
  /** Whether the demonstration city lives here. */
  demo: boolean;
  /** Without a slash at the end; undefined: follows the address the API listens on. */
  publicUrl: string | undefined;
  timeZone: string;
  logLevel: z.output<typeof settings>["LOG_LEVEL"];
  mqttUrl: string | undefined;
  serviceSecret: string | undefined;
  /** Where brokers beside each other meet; undefined: this one stands alone. */
  redisUrl: string | undefined;
  /** Another broker to take readings from; undefined: our own alone. `ca` is a path. */
  attach:
    | {
        url: string;
        username: string | undefined;
        password: string | undefined;
        ca: string | undefined;
        clientId: string;
        group: string | undefined;
      }
    | undefined;
  /** A style sheet of the city's own (a path), and the class that switches it on. */
  theme: { css: string | undefined; className: string | undefined };
  /** What the city states of the accessibility of its site: status of the national form, since when, and where it stands. */
  accessibility: {
    status: "A" | "B" | "C" | "D" | undefined;
    since: string | undefined;
    url: string | undefined;
  };
  /** GeoJSON files for the embedded map; undefined: our own sketch. */
  basemapDir: string | undefined;
  /** An archive of vector tiles under the live map (a path); undefined: there is none. */
  basemapPmtiles: string | undefined;
  /** Where the national map and address search are asked; undefined: they are not used. */
  pdok: { tilesUrl: string | undefined; searchUrl: string | undefined };
  /** Where `pg_dump` and `pg_restore` lie; undefined: the newest of Debian's, or by the PATH. */
  postgresBin: string | undefined;
  /** Whether messages and requests are traced; where to, OpenTelemetry's own packages read. */
  wantsTraces: boolean;
}

/**
 * @param env - variable name to text; pass nothing to read the process's own
 * @throws {CommandError} `settings`: one error with a line for every wrong setting
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const wrong: string[] = [];
  const given: Record<string, string> = {};
  for (const name of Object.keys(settings.shape)) {
    const value = env[name];
    if (value !== undefined && value !== "") given[name] = value;
  }
  for (const name of secrets) {
    const path = env[`${name}_FILE`];
    if (path === undefined || path === "") continue;
    if (given[name] !== undefined) {
      wrong.push(`${name}_FILE: expected either ${name} or ${name}_FILE, not both`);
      continue;
    }
    try {
      given[name] = readFileSync(path, "utf8").trimEnd();
    } catch {
      wrong.push(`${name}_FILE: expected the path of a file that can be read`);
    }
  }
  const read = settings.safeParse(given);
  if (!read.success) {
    // The value itself is never repeated: it may be a secret.
    wrong.push(...read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  if (read.success) wrong.push(...wrongTogether(read.data));
  if (!read.success || wrong.length > 0) {
    throw new CommandError(
      "settings",
      ["These settings are wrong (environment variables):", ...wrong.map((line) => `  ${line}`)].join("\n"),
    );
  }
  return shape(read.data);
}

function shape(data: z.output<typeof settings>): Config {
  return {
    http: { host: data.HTTP_HOST, port: data.HTTP_PORT },
    mqtt: {
      host: data.MQTT_HOST,
      port: data.MQTT_PORT,
      tls: listenAt(data.MQTTS_HOST, data.MQTTS_PORT),
      ws: listenAt(data.MQTT_WS_HOST, data.MQTT_WS_PORT),
      wss: listenAt(data.MQTT_WSS_HOST, data.MQTT_WSS_PORT),
      tlsPaths:
        data.TLS_CERT === undefined || data.TLS_KEY === undefined
          ? undefined
          : { certificate: data.TLS_CERT, key: data.TLS_KEY, clientCaDir: data.TLS_CLIENT_CA_DIR },
      maxConnections: data.MQTT_MAX_CONNECTIONS,
    },
    metrics: { host: data.METRICS_HOST, port: data.METRICS_PORT },
    dataDir: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    demo: data.DEMO === undefined ? data.DATABASE_URL === undefined : data.DEMO === "1",
    publicUrl: data.PUBLIC_URL,
    timeZone: data.TIME_ZONE,
    logLevel: data.LOG_LEVEL,
    mqttUrl: data.MQTT_URL,
    serviceSecret: data.SERVICE_SECRET,
    redisUrl: data.REDIS_URL,
    attach:
      data.ATTACH_URL === undefined
        ? undefined
        : {
            url: data.ATTACH_URL,
            username: data.ATTACH_USERNAME,
            password: data.ATTACH_PASSWORD,
            ca: data.ATTACH_CA,
            clientId: data.ATTACH_CLIENT_ID,
            group: data.ATTACH_GROUP,
          },
    theme: { css: data.THEME_CSS, className: data.THEME_CLASS },
    accessibility: {
      status: data.ACCESSIBILITY_STATUS,
      since: data.ACCESSIBILITY_SINCE,
      url: data.ACCESSIBILITY_URL,
    },
    basemapDir: data.BASEMAP_DIR,
    basemapPmtiles: data.BASEMAP === "pmtiles" ? data.BASEMAP_PMTILES : undefined,
    pdok: {
      tilesUrl: data.BASEMAP === "pdok" ? data.PDOK_TILES_URL : undefined,
      searchUrl: data.ADDRESS_SEARCH === "pdok" ? data.PDOK_SEARCH_URL : undefined,
    },
    postgresBin: data.POSTGRES_BIN,
    wantsTraces: wantsTraces(data),
  };
}

function listenAt(atHost: string, atPort: number | undefined): Listen | undefined {
  return atPort === undefined ? undefined : { host: atHost, port: atPort };
}

/** What each setting alone cannot tell. */
function wrongTogether(data: z.output<typeof settings>): string[] {
  const wrong: string[] = [];
  const plain: [name: string, host: string][] = [["MQTT_HOST", data.MQTT_HOST]];
  if (data.MQTT_WS_PORT !== undefined) plain.push(["MQTT_WS_HOST", data.MQTT_WS_HOST]);
  for (const [name, at] of plain) {
    if (data.MQTT_PLAIN_ANYWHERE === "1" || isPrivateHost(at)) continue;
    wrong.push(
      `${name}: expected an address of this machine or of a network of your own, since secrets would cross it unencrypted: use MQTTS_PORT, or set MQTT_PLAIN_ANYWHERE=1`,
    );
  }
  for (const name of ["MQTTS_PORT", "MQTT_WSS_PORT"] as const) {
    if (data[name] === undefined || (data.TLS_CERT !== undefined && data.TLS_KEY !== undefined)) continue;
    wrong.push(`${name}: expected TLS_CERT and TLS_KEY beside it`);
  }
  if (data.BASEMAP === "pmtiles" && data.BASEMAP_PMTILES === undefined)
    wrong.push("BASEMAP_PMTILES: expected the path of a PMTiles archive, since BASEMAP is pmtiles");
  return wrong;
}

function isKind(path: string, kind: "file" | "directory"): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return kind === "file" ? found?.isFile() === true : found?.isDirectory() === true;
}
