/**
 * The register as the machine enforces it: one generation of it, in memory, shaped for looking up.
 * It is replaced as a whole; only the state of streams (what is stored) lives on.
 */
import type { ContractCredentialRow, ContractRows, ContractSensorRow, ContractStreamRow } from "@meetpaal/db";
import type { Quota } from "@meetpaal/model";
import { type DeviceSpeech, speechOf } from "./device-speech.ts";
import { StreamState } from "./stream-state.ts";

const SECOND_US = 1_000_000;
/** Late data must be summed before raw is deleted, and that takes its time. */
const SUMMING_S = 2 * 3_600;
/** Pseudonymous readings are stored at most this long in this release. */
const PSEUDONYMOUS_S = 24 * 3_600;

/** What a stream may send under one version of its sensor. */
export interface StreamTerms {
  readonly stream: StreamState;
  readonly aggregation: "gauge" | "interval-count" | "counter";
  /** UCUM. */
  readonly unit: string;
  readonly intervalUs: number;
  readonly minimum: number;
  readonly maximum: number;
  /** 0: any number will do. */
  readonly step: number;
  readonly lateUs: number;
  readonly earlyUs: number;
  /** False: this release does not store readings of such identifiability. */
  readonly isStored: boolean;
}

export interface SensorVersion {
  readonly version: number;
  readonly status: string;
  readonly validFromUs: number;
  readonly isActive: boolean;
  /** Operating window `[from, to)`. */
  readonly fromUs: number;
  readonly toUs: number;
  readonly streams: ReadonlyMap<string, StreamTerms>;
}

export interface SensorContract {
  readonly sensorId: number;
  readonly isRemoved: boolean;
  /** From a value's time to the moment it is complete, where all of its streams count over intervals; else 0. */
  readonly slotUs: number;
  /** Whether the newest reading of each of its streams was looked up. */
  isKnown: boolean;
  /** Newest first. */
  readonly versions: readonly SensorVersion[];
}

export interface Credential {
  readonly credentialId: number;
  readonly secretSha256: Buffer;
  /** Infinity: never. */
  readonly expiresUs: number;
  readonly isRevoked: boolean;
}

/** A device and a sensor it may send for now, or might once. */
export interface Grant {
  readonly sensor: SensorContract;
  readonly isGranted: boolean;
}

export interface DeviceContract {
  /** The organisation whose authority may issue its certificates, and whose quota it shares. */
  readonly owner: string;
  readonly quota: Quota;
  readonly credentials: readonly Credential[];
  /** A certificate that began before this is refused; -Infinity: none is. */
  readonly certificatesSinceUs: number;
  /** SHA-256 of each, hexadecimal. */
  readonly revokedCertificates: ReadonlySet<string>;
  /** By public id of the sensor. */
  readonly grants: ReadonlyMap<string, Grant>;
  /** What it speaks; undefined: JSON of our own. */
  readonly speech: DeviceSpeech | undefined;
  /** Until when it is asked to pause; Infinity: until it is asked to go on; undefined: it is not. */
  readonly pausedUntilUs: number | undefined;
}

export interface Contract {
  readonly generation: number;
  readonly devices: ReadonlyMap<string, DeviceContract>;
  /** Of all devices of an organisation together, by its id. */
  readonly quotas: ReadonlyMap<string, Quota>;
  readonly sensors: ReadonlyMap<string, SensorContract>;
  /** By id of the datastream: where its readings belong, for formats that name streams by it. */
  readonly streams: ReadonlyMap<number, StreamPlace>;
}

export interface StreamPlace {
  readonly publicId: string;
  readonly key: string;
}

/**
 * Finds the version that holds at an instant: the highest whose `validFromUs` is not after it. Before
 * the first, that one: then nothing is in force yet, but its keys are declared.
 */
export function versionAt(sensor: SensorContract, timeUs: number): SensorVersion | undefined {
  return sensor.versions.find((version) => version.validFromUs <= timeUs) ?? sensor.versions.at(-1);
}

/**
 * @param states - of all streams ever seen, by id; added to
 */
export function buildContract(rows: ContractRows, states: Map<number, StreamState>): Contract {
  const sensorRows = groupBy(rows.sensors, (row) => row.sensorId);
  const streamRows = groupBy(rows.streams, (row) => row.sensorId);
  const publicIds = new Map(rows.sensors.map((row) => [row.sensorId, row.publicId]));
  const sensors = new Map<string, SensorContract>();
  for (const [sensorId, versions] of sensorRows) {
    const publicId = publicIds.get(sensorId) ?? "";
    sensors.set(publicId, buildSensor(sensorId, versions, streamRows.get(sensorId) ?? [], states));
  }

  const streams = new Map<number, StreamPlace>();
  for (const { datastreamId, sensorId, key } of rows.streams) {
    streams.set(datastreamId, { publicId: publicIds.get(sensorId) ?? "", key });
  }
  const speeches = new Map(rows.formats.map((row) => [row.deviceId, speechOf(row, publicIds)]));
  const pauses = new Map(
    rows.formats
      .filter(({ isPaused }) => isPaused)
      .map(({ deviceId, pausedUntilUs }) => [deviceId, pausedUntilUs ?? Number.POSITIVE_INFINITY]),
  );
  const devices = new Map<string, ReturnType<typeof newDevice>>();
  for (const row of rows.credentials) {
    const device =
      devices.get(row.deviceId) ?? newDevice(row, speeches.get(row.deviceId), pauses.get(row.deviceId));
    devices.set(row.deviceId, device);
    const { credentialId, secretSha256, certificateSha256, expiresUs, isRevoked } = row;
    if (certificateSha256 !== null && isRevoked) {
      device.revokedCertificates.add(certificateSha256.toString("hex"));
    }
    if (credentialId === null || secretSha256 === null) continue;
    device.credentials.push({
      credentialId,
      secretSha256,
      expiresUs: expiresUs ?? Number.POSITIVE_INFINITY,
      isRevoked,
    });
  }
  for (const { deviceId, sensorId, isGranted } of rows.grants) {
    const publicId = publicIds.get(sensorId) ?? "";
    const sensor = sensors.get(publicId);
    if (sensor === undefined) continue;
    devices.get(deviceId)?.grants.set(publicId, { sensor, isGranted: isGranted && !sensor.isRemoved });
  }
  const quotas = new Map(rows.quotas.map(({ organisationId, quota }) => [organisationId, quota ?? {}]));
  return { generation: rows.generation, devices, quotas, sensors, streams };
}

function newDevice(
  { owner, quota, certificatesSinceUs }: ContractCredentialRow,
  speech: DeviceSpeech | undefined,
  pausedUntilUs: number | undefined,
) {
  return {
    owner,
    speech,
    pausedUntilUs,
    quota: quota ?? {},
    credentials: [] as Credential[],
    certificatesSinceUs: certificatesSinceUs ?? Number.NEGATIVE_INFINITY,
    revokedCertificates: new Set<string>(),
    grants: new Map<string, Grant>(),
  };
}

function buildSensor(
  sensorId: number,
  versions: readonly ContractSensorRow[],
  streams: readonly ContractStreamRow[],
  states: Map<number, StreamState>,
): SensorContract {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  const rowsOf = groupBy(streams, (row) => row.version);
  /** Shortest promise of the versions gone by so far, by stream, in seconds. */
  const keptS = new Map<number, number>();
  const newest = rowsOf.get(newestFirst[0]?.version ?? 0) ?? [];
  const counts = newest.filter(({ aggregation }) => aggregation === "interval-count");
  return {
    sensorId,
    isRemoved: newestFirst[0]?.status === "removed",
    slotUs:
      counts.length === 0 || counts.length < newest.length
        ? 0
        : Math.min(...counts.map(({ intervalS }) => intervalS)) * SECOND_US,
    isKnown: false,
    versions: newestFirst.map((version) => ({
      version: version.version,
      status: version.status,
      validFromUs: version.validFromUs,
      isActive: version.status === "active",
      fromUs: version.operatingFromUs,
      toUs: version.operatingToUs ?? Number.POSITIVE_INFINITY,
      streams: new Map(
        (rowsOf.get(version.version) ?? []).map((row) => [row.key, buildTerms(row, keptS, states)]),
      ),
    })),
  };
}

function buildTerms(
  row: ContractStreamRow,
  keptS: Map<number, number>,
  states: Map<number, StreamState>,
): StreamTerms {
  const { datastreamId, aggregation, retentionRawS } = row;
  const state = states.get(datastreamId) ?? new StreamState(datastreamId);
  states.set(datastreamId, state);
  // What a later version keeps shorter binds the readings of this one too.
  const shortestS = Math.min(retentionRawS, keptS.get(datastreamId) ?? Number.POSITIVE_INFINITY);
  keptS.set(datastreamId, shortestS);
  return {
    stream: state,
    aggregation,
    unit: row.unit,
    intervalUs: row.intervalS * SECOND_US,
    minimum: row.minimum ?? Number.NEGATIVE_INFINITY,
    maximum: row.maximum ?? Number.POSITIVE_INFINITY,
    step: row.step ?? 0,
    lateUs: Math.max(0, Math.min(row.lateS, shortestS - SUMMING_S)) * SECOND_US,
    earlyUs: row.earlyS * SECOND_US,
    isStored: isStored(row),
  };
}

function isStored({ identifiability, retentionRawS }: ContractStreamRow): boolean {
  if (identifiability === "identifiable") return false;
  return identifiability !== "pseudonymous" || retentionRawS <= PSEUDONYMOUS_S;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Every stream a sensor ever declared. */
export function streamsOf(sensor: SensorContract): Set<StreamState> {
  return new Set(
    sensor.versions.flatMap((version) => [...version.streams.values()].map(({ stream }) => stream)),
  );
}
