/**
 * Everything the broker must know of the register, as one consistent whole: read page by page (the
 * embedded database serves devices between two pages), and again if a generation was published
 * meanwhile.
 */
import type { Quota, Speaks } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { findContractGeneration } from "./generation.ts";

/** Most rows one statement gives out (database.ts). */
const PAGE = 5_000;

const CREDENTIALS = `select d.id as "deviceId", d.owner, d.quota,
  (extract(epoch from d.certificates_since) * 1000000)::int8 as "certificatesSinceUs",
  c.id as "credentialId", c.secret_sha256 as "secretSha256", c.certificate_sha256 as "certificateSha256",
  (extract(epoch from c.expires_at) * 1000000)::int8 as "expiresUs", c.revoked_at is not null as "isRevoked"
from device d
left join credential c on c.device_id = d.id
where (d.id, coalesce(c.id, 0)) > ($1, $2)
order by d.id, coalesce(c.id, 0)
limit ${PAGE}`;

const QUOTAS = `select distinct on (organisation_id) organisation_id as "organisationId", body -> 'quota' as quota
from organisation_version
where (organisation_id, 0) > ($1, $2)
order by organisation_id, version desc
limit ${PAGE}`;

const FORMATS = `select id as "deviceId", speaks, end_devices as "endDevices", paused_at is not null as "isPaused",
  (extract(epoch from paused_until) * 1000000)::int8 as "pausedUntilUs"
from device
where (id, 0) > ($1, $2::int)
  and (speaks is not null or paused_at is not null)
order by id
limit ${PAGE}`;

const GRANTS = `select device_id as "deviceId", sensor_id as "sensorId", bool_or(revoked_at is null) as "isGranted"
from device_grant
where (device_id, sensor_id) > ($1, $2)
group by device_id, sensor_id
order by device_id, sensor_id
limit ${PAGE}`;

const SENSORS = `select s.id as "sensorId", s.public_id as "publicId", v.version, v.status,
  (extract(epoch from v.valid_from) * 1000000)::int8 as "validFromUs",
  (extract(epoch from v.operating_from) * 1000000)::int8 as "operatingFromUs",
  (extract(epoch from v.operating_to) * 1000000)::int8 as "operatingToUs"
from sensor_version v
join sensor s on s.id = v.sensor_id
where (v.sensor_id, v.version) > ($1, $2)
order by v.sensor_id, v.version
limit ${PAGE}`;

const STREAMS = `select v.datastream_id as "datastreamId", v.sensor_id as "sensorId", v.version, d.key, v.aggregation, v.unit,
  v.interval_s as "intervalS", v.minimum, v.maximum, v.step, v.identifiability,
  extract(epoch from v.retention_raw)::float8 as "retentionRawS", v.late_s as "lateS", v.early_s as "earlyS"
from datastream_version v
join datastream d on d.id = v.datastream_id
where (v.datastream_id, v.version) > ($1, $2)
order by v.datastream_id, v.version
limit ${PAGE}`;

/** One row a credential; a device without any has one row of nulls. */
export interface ContractCredentialRow {
  deviceId: string;
  owner: string;
  quota: Quota | null;
  /** A certificate that began before this is refused; null: none is. */
  certificatesSinceUs: number | null;
  credentialId: number | null;
  /** Null for a certificate. */
  secretSha256: Buffer | null;
  /** Null for a secret. */
  certificateSha256: Buffer | null;
  expiresUs: number | null;
  isRevoked: boolean;
}

/** What all devices of an organisation together may send. */
export interface ContractQuotaRow {
  organisationId: string;
  quota: Quota | null;
}

/** A device that speaks something else than JSON of our own, or is asked to pause. */
export interface ContractFormatRow {
  deviceId: string;
  /** Null: JSON of our own. */
  speaks: Speaks | null;
  isPaused: boolean;
  /** Null: until it is asked to go on. */
  pausedUntilUs: number | null;
  /** By DevEUI in capitals the id of the sensor; null where `speaks` names no end devices. */
  endDevices: Record<string, number> | null;
}

export interface ContractGrantRow {
  deviceId: string;
  sensorId: number;
  /** False: once granted, no longer. */
  isGranted: boolean;
}

/** A version of a sensor. */
export interface ContractSensorRow {
  sensorId: number;
  publicId: string;
  version: number;
  status: string;
  validFromUs: number;
  operatingFromUs: number;
  /** Null: no end. */
  operatingToUs: number | null;
}

/** A stream as a version of its sensor declares it. */
export interface ContractStreamRow {
  datastreamId: number;
  sensorId: number;
  version: number;
  key: string;
  aggregation: "gauge" | "interval-count" | "counter";
  /** UCUM. */
  unit: string;
  intervalS: number;
  minimum: number | null;
  maximum: number | null;
  step: number | null;
  identifiability: "none" | "deidentified" | "pseudonymous" | "identifiable";
  retentionRawS: number;
  lateS: number;
  earlyS: number;
}

export interface ContractRows {
  generation: number;
  credentials: ContractCredentialRow[];
  quotas: ContractQuotaRow[];
  formats: ContractFormatRow[];
  grants: ContractGrantRow[];
  sensors: ContractSensorRow[];
  streams: ContractStreamRow[];
}

export async function loadContract(queryable: Queryable): Promise<ContractRows> {
  for (;;) {
    const { generation } = await findContractGeneration(queryable);
    const credentials = await readPages<ContractCredentialRow>(queryable, CREDENTIALS, ["", 0], (row) => [
      row.deviceId,
      row.credentialId ?? 0,
    ]);
    const quotas = await readPages<ContractQuotaRow>(queryable, QUOTAS, ["", 0], ({ organisationId }) => [
      organisationId,
      0,
    ]);
    const formats = await readPages<ContractFormatRow>(queryable, FORMATS, ["", 0], (row) => [
      row.deviceId,
      0,
    ]);
    const grants = await readPages<ContractGrantRow>(queryable, GRANTS, ["", 0], (row) => [
      row.deviceId,
      row.sensorId,
    ]);
    const sensors = await readPages<ContractSensorRow>(queryable, SENSORS, [0, 0], (row) => [
      row.sensorId,
      row.version,
    ]);
    const streams = await readPages<ContractStreamRow>(queryable, STREAMS, [0, 0], (row) => [
      row.datastreamId,
      row.version,
    ]);
    const after = await findContractGeneration(queryable);
    if (after.generation === generation)
      return { generation, credentials, quotas, formats, grants, sensors, streams };
  }
}

type Key = [string | number, number];

async function readPages<Row extends object>(
  queryable: Queryable,
  text: string,
  first: Key,
  keyOf: (row: Row) => Key,
): Promise<Row[]> {
  const all: Row[] = [];
  let after = first;
  for (;;) {
    const { rows } = await queryable.query<Row>(text, after);
    for (const row of rows) all.push(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return all;
    after = keyOf(last);
  }
}
