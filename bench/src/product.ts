/** The product as an operator runs it: its command line, its settings, its processes. */
import path from "node:path";
import { type Child, ROOT, startChild } from "./child.ts";

export interface ProductSettings {
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** Absent: all in one process. */
  only?: "broker" | "api";
  /** A port that stays the same when it is started again; 0 or absent: a free one. */
  mqttPort?: number;
  /** Of `pg_dump` and `pg_restore`. */
  postgresBin?: string;
  /** With the demonstration city alive in it. */
  demo?: boolean;
  /** WebAssembly's quick compiler alone: for a process that lives for seconds. */
  isShortLived?: boolean;
  /** Folder of its program; absent: this project. */
  program?: string;
  /** Further settings, and what else its environment holds. */
  more?: Readonly<Record<string, string>>;
}

export interface Product {
  pid: number;
  mqttPort: number;
  /** Undefined where only the broker runs. */
  httpUrl: string | undefined;
  metricsUrl: string;
  /** The newest of what it said on stderr. */
  complaint: Child["complaint"];
  ended: Child["ended"];
  /** Stops it where it is, until `goOn`: what is measured beside it meanwhile has the machine to itself. */
  pause: () => void;
  goOn: () => void;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  /** Ends it in order; throws when it does not end well. */
  stop: () => Promise<void>;
}

export const SERVICE_SECRET = "a-secret-for-benchmarks-and-drills-only";
/** In the folder of a program. */
const BIN = "deploy/bin/meetpaal.mjs";
/** As `npm start` and the units in deploy/ have it. */
const NODE_FLAGS = ["--max-old-space-size=2000", "--v8-pool-size=0"];

/** Starts it; resolves when it says that everything answers. */
export async function startProduct(settings: ProductSettings): Promise<Product> {
  const child = launchProduct(settings);
  let mqttPort = 0;
  let httpUrl: string | undefined;
  let metricsUrl = "";
  for (;;) {
    const line = await child.nextLine();
    mqttPort = Number(/mqtt:\/\/[^ ]*:(\d+)/.exec(line)?.[1] ?? mqttPort);
    httpUrl = /API\s+(http:\S+)/.exec(line)?.[1] ?? httpUrl;
    metricsUrl = /Metrics\s+(http:\S+)/.exec(line)?.[1] ?? metricsUrl;
    if (line.startsWith("Stop with")) break;
  }
  return {
    pid: child.pid,
    mqttPort,
    httpUrl: httpUrl === undefined ? undefined : new URL(httpUrl).origin,
    metricsUrl,
    complaint: child.complaint,
    ended: child.ended,
    pause: () => child.process.kill("SIGSTOP"),
    goOn: () => child.process.kill("SIGCONT"),
    kill: async () => {
      child.process.kill("SIGKILL");
      await child.ended;
    },
    stop: async () => {
      child.process.kill("SIGTERM");
      const code = await child.ended;
      if (code !== 0) throw new Error(`it ended with ${code}: ${child.complaint()}`);
    },
  };
}

/** Starts it and waits for nothing. */
export function launchProduct(settings: ProductSettings): Child {
  const only = settings.only === undefined ? [] : ["--only", settings.only];
  return startChild(
    process.execPath,
    [...NODE_FLAGS, ...engineFlags(settings), programOf(settings), "start", ...only],
    environment(settings),
  );
}

/** Runs one of its commands. @returns what it printed with `--json` */
export async function runCommand(settings: ProductSettings, ...args: string[]): Promise<unknown> {
  const child = startChild(
    process.execPath,
    [...engineFlags(settings), programOf(settings), ...args, "--json"],
    environment(settings),
  );
  let answer = "";
  child.process.stdout?.on("data", (text: Buffer) => {
    answer += text.toString();
  });
  const code = await child.ended;
  if (code !== 0) throw new Error(`meetpaal ${args.join(" ")} ended with ${code}: ${child.complaint()}`);
  return JSON.parse(answer);
}

/** The value of a metric. @param name - with its labels, as they are printed */
export async function readMetric({ metricsUrl }: Product, name: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text();
  const line = text.split("\n").find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? Number.NaN);
}

function engineFlags({ isShortLived = false }: ProductSettings): string[] {
  return isShortLived ? ["--liftoff-only"] : [];
}

function programOf({ program = ROOT }: ProductSettings): string {
  return path.join(program, BIN);
}

function environment({
  databaseUrl,
  dataDir,
  mqttPort = 0,
  postgresBin,
  demo = false,
  more,
}: ProductSettings): Record<string, string> {
  return {
    DATA_DIR: dataDir,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...(postgresBin === undefined ? {} : { POSTGRES_BIN: postgresBin }),
    DEMO: demo ? "1" : "0",
    HTTP_PORT: "0",
    METRICS_PORT: "0",
    MQTT_PORT: String(mqttPort),
    LOG_LEVEL: "warn",
    SERVICE_SECRET,
    TIME_ZONE: "Europe/Amsterdam",
    ...more,
  };
}
