/** Register rows made by hand, so that these tests need no import: one organisation, sensors, devices. */
import { createHash, randomBytes } from "node:crypto";
import { CONTRACT_CHANNEL, CONTRACT_LOCK, type Database } from "@meetpaal/db";
import type { Speaks } from "@meetpaal/model";

export interface TestStream {
  key: string;
  unit?: string;
  aggregation?: "gauge" | "interval-count" | "counter";
  intervalS?: number;
  minimum?: number | null;
  maximum?: number | null;
  step?: number | null;
  identifiability?: "none" | "deidentified" | "pseudonymous" | "identifiable";
  retentionRaw?: string;
  retentionHour?: string;
  retentionDay?: string;
  lateS?: number;
  earlyS?: number;
}

export interface TestVersion {
  /** RFC 3339. Default: operating from for the first version, now for later ones. */
  validFrom?: string;
  status?: string;
  from?: string;
  to?: string | null;
  streams: TestStream[];
}

const PUBLIC_IDS = "0123456789abcdefghjkmnpqrstvwxyz";

/** Writes the register that tests publish against. */
export class TestRegister {
  readonly #database: Database;
  #importId = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  async #prepare(): Promise<void> {
    if (this.#importId !== 0) return;
    const work = this.#database.work("contract");
    const { rows } = await work.query<{ id: number }>(
      "insert into register_import (recorded_at, actor, file_sha256) values (clock_timestamp(), 'test', '') returning id",
    );
    this.#importId = rows[0]?.id ?? 0;
    await work.query("insert into organisation (id) values ('city') on conflict do nothing");
    await work.query("insert into sensor_model (id) values ('model') on conflict do nothing");
  }

  /** @returns its public id and its id */
  async addSensor(version: TestVersion): Promise<{ publicId: string; sensorId: number }> {
    await this.#prepare();
    const publicId = Array.from(randomBytes(8), (byte) => PUBLIC_IDS[byte & 31]).join("");
    const { rows } = await this.#database
      .work("contract")
      .query<{ id: number }>(
        "insert into sensor (public_id, owner, reference) values ($1, 'city', $1) returning id",
        [publicId],
      );
    const sensorId = rows[0]?.id ?? 0;
    await this.addVersion(sensorId, version);
    return { publicId, sensorId };
  }

  /** Publishes the next version of a sensor, as an import does: under the lock, with a new generation. */
  async addVersion(sensorId: number, version: TestVersion): Promise<void> {
    await this.#prepare();
    const from = version.from ?? "2020-01-01T00:00:00Z";
    await this.#database.work("contract").transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock($1)", [CONTRACT_LOCK]);
      const { rows } = await tx.query<{ version: number }>(
        `insert into sensor_version (sensor_id, version, recorded_at, valid_from, import_id, digest, status,
           operating_from, operating_to, kind, sensor_model_id, personal_data, extent, body)
         select $1, v.next, clock_timestamp(),
           coalesce($2::timestamptz, case when v.next = 1 then $3::timestamptz else clock_timestamp() end),
           $4, '', $5, $3, $6, 'other', 'model', 'none', box(point(5, 51), point(5, 51)), '{}'
         from (select coalesce(max(version), 0) + 1 as next from sensor_version where sensor_id = $1) v
         returning version`,
        [
          sensorId,
          version.validFrom ?? null,
          from,
          this.#importId,
          version.status ?? "active",
          version.to ?? null,
        ],
      );
      const number = rows[0]?.version ?? 0;
      for (const stream of version.streams) {
        await tx.query(
          "insert into datastream (sensor_id, key) values ($1, $2) on conflict (sensor_id, key) do nothing",
          [sensorId, stream.key],
        );
        await tx.query(
          `insert into datastream_version (datastream_id, sensor_id, version, aggregation, interval_s, unit, minimum,
             maximum, step, identifiability, retention_raw, late_s, early_s, is_public, retention_hour, retention_day, body)
           select id, $1, $3, $4, $5, $13, $6, $7, $8, $9, $10::interval, $11, $12, true, $14::interval, $15::interval, '{}'
           from datastream where sensor_id = $1 and key = $2`,
          [
            sensorId,
            stream.key,
            number,
            stream.aggregation ?? "gauge",
            stream.intervalS ?? 1,
            stream.minimum ?? null,
            stream.maximum ?? null,
            stream.step ?? null,
            stream.identifiability ?? "none",
            stream.retentionRaw ?? "P14D",
            stream.lateS ?? 7 * 86_400,
            stream.earlyS ?? 120,
            stream.unit ?? "1",
            stream.retentionHour ?? null,
            stream.retentionDay ?? null,
          ],
        );
      }
      await tx.query(PUBLISH);
    });
  }

  /** @returns the secret of the device */
  async addDevice(deviceId: string, sensorIds: readonly number[], speaks?: Speaks): Promise<string> {
    await this.#prepare();
    const secret = randomBytes(32).toString("base64url");
    await this.#database.work("contract").transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock($1)", [CONTRACT_LOCK]);
      await tx.query(
        "insert into device (id, owner, speaks, end_devices) values ($1, 'city', $2, $3) on conflict do nothing",
        [
          deviceId,
          speaks === undefined ? null : JSON.stringify(speaks),
          speaks !== undefined && "endDevices" in speaks
            ? JSON.stringify(
                Object.fromEntries(speaks.endDevices.map(({ devEui }) => [devEui, sensorIds[0]])),
              )
            : null,
        ],
      );
      await tx.query(
        "insert into credential (device_id, secret_sha256, created_at) values ($1, $2, clock_timestamp())",
        [deviceId, createHash("sha256").update(secret).digest()],
      );
      for (const sensorId of sensorIds) {
        await tx.query(
          "insert into device_grant (device_id, sensor_id, granted_at) values ($1, $2, clock_timestamp())",
          [deviceId, sensorId],
        );
      }
      await tx.query(PUBLISH);
    });
    return secret;
  }

  /** Runs a change of grants or credentials and publishes it. */
  async change(text: string, values: unknown[]): Promise<void> {
    await this.#database.work("contract").transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock($1)", [CONTRACT_LOCK]);
      await tx.query(text, values);
      await tx.query(PUBLISH);
    });
  }

  async streamId(sensorId: number, key: string): Promise<number> {
    const { rows } = await this.#database
      .work("api")
      .query<{ id: number }>("select id from datastream where sensor_id = $1 and key = $2", [sensorId, key]);
    return rows[0]?.id ?? 0;
  }
}

const PUBLISH = `insert into contract_generation (number, published_at)
select coalesce(max(number), 0) + 1, clock_timestamp() from contract_generation
returning pg_notify('${CONTRACT_CHANNEL}', '')`;
