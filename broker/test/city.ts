/** A broker with everything behind it, and devices that may log in. */

import { type Database, openDatabase } from "@meetpaal/db";
import { type Ingest, openIngest } from "@meetpaal/ingest";
import { type Logger, pino } from "pino";
import { Registry } from "prom-client";
import { type Edition, type OpenedDatabase, openTestDatabase } from "../../db/test/database.ts";
import { TestRegister, type TestVersion } from "../../ingest/test/register.ts";
import { type Broker, type BrokerOptions, openBroker } from "../src/index.ts";

export interface TestDevice {
  deviceId: string;
  secret: string;
  sensorId: number;
  publicId: string;
  topic: string;
}

export interface CityOptions {
  edition?: Edition;
  serviceSecret?: string;
  redisUrl?: string;
  log?: Logger;
  /** Further ways into the broker. */
  ways?: Pick<BrokerOptions, "tls" | "ws" | "wss" | "tlsPaths" | "maxConnections">;
  /** Reaches the database of the server edition by another way than tests do. */
  throughUrl?: (url: string) => Promise<string>;
}

export class City {
  readonly opened: OpenedDatabase;
  readonly database: Database;
  readonly register: TestRegister;
  readonly ingest: Ingest;
  readonly broker: Broker;
  readonly registry: Registry;
  readonly problems: unknown[];
  #devices = 0;

  private constructor(
    parts: Pick<City, "opened" | "database" | "register" | "ingest" | "broker" | "registry" | "problems">,
  ) {
    this.opened = parts.opened;
    this.database = parts.database;
    this.register = parts.register;
    this.ingest = parts.ingest;
    this.broker = parts.broker;
    this.registry = parts.registry;
    this.problems = parts.problems;
  }

  static async open({
    edition = "embedded",
    serviceSecret,
    redisUrl,
    log,
    ways,
    throughUrl,
  }: CityOptions = {}): Promise<City> {
    const opened = await openTestDatabase(edition);
    const { options } = opened;
    const database =
      throughUrl !== undefined && "url" in options
        ? await openDatabase({ url: await throughUrl(options.url) })
        : opened.database;
    const problems: unknown[] = [];
    const ingest = await openIngest({
      database,
      timeZone: "Europe/Amsterdam",
      onProblem: (error) => problems.push(error),
    });
    const registry = new Registry();
    const broker = await openBroker({
      ingest,
      host: "127.0.0.1",
      port: 0,
      ...ways,
      serviceSecret,
      redisUrl,
      log: log ?? pino({ level: "silent" }),
      registry,
    });
    const register = new TestRegister(opened.database);
    return new City({ opened, database, register, ingest, broker, registry, problems });
  }

  get port(): number {
    return this.broker.address.port;
  }

  /** Registers a sensor and a device that may send for it. */
  async addDevice(version: TestVersion = { streams: [{ key: "count" }] }): Promise<TestDevice> {
    const { publicId, sensorId } = await this.register.addSensor(version);
    this.#devices += 1;
    const deviceId = `box-${this.#devices}`;
    const secret = await this.register.addDevice(deviceId, [sensorId]);
    return { deviceId, secret, sensorId, publicId, topic: `v1/sensors/${publicId}/readings` };
  }

  async query<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.opened.database.work("api").query<T>(text, values)).rows;
  }

  async readingCount(): Promise<number> {
    return (await this.query<{ n: number }>("select count(*) as n from reading"))[0]?.n ?? 0;
  }

  async close(): Promise<void> {
    await this.broker.close();
    await this.ingest.close();
    if (this.database !== this.opened.database) await this.database.close();
    await this.opened.remove();
  }
}

/** The message of one reading, each time another second. */
export function reading(second: number, value = 1): string {
  return JSON.stringify({ time: Date.now() - 3_600_000 + second * 1_000, values: { count: value } });
}
