/**
 * Imports a register file, all or nothing.
 *
 * Everything happens in one transaction: read what is there, check the file against it, write what changed, publish the
 * next generation of the contract. The contract lock is taken alone only for the writing, so readings wait shortly; from
 * the commit on nothing is stored by an older contract, in any process.
 */
import { randomBytes } from "node:crypto";
import {
  type Capture,
  checkRegister,
  type Finding,
  type RegisterFile,
  readRegister,
  sensorNamesIn,
} from "@meetpaal/model";
import { REGISTER_LOCK } from "../advisory-keys.ts";
import type { Database, Transaction } from "../database.ts";
import { findUnseenPictures } from "../pictures/find-unseen-pictures.ts";
import { insertPictures, type Picture } from "../pictures/insert-pictures.ts";
import { databaseNow } from "../zones/database-now.ts";
import { recordDeleted, recordImport } from "./audit-import.ts";
import { countChanges, type ImportPlan, isEmpty, type KindCounts, planImport } from "./plan-import.ts";
import { findChangedContacts, replaceContacts } from "./private-contact.ts";
import { lockContract, publishGeneration } from "./publish-generation.ts";
import { refreshEntries } from "./refresh-entries.ts";
import { readStoredDevices } from "./stored-devices.ts";
import { readStoredRegister, type StoredRegister } from "./stored-register.ts";
import { writeDevices } from "./write-devices.ts";
import { writeCity, writeModels, writeOrganisations, writeZones } from "./write-entries.ts";
import { type WrittenSensor, writeSensors } from "./write-sensors.ts";

export interface ImportOptions {
  /** Who approves it, by a function or the name of a program: it stands in the audit. */
  actor: string;
  /** Of the file's bytes, in hexadecimal. */
  sha256: string;
  /** Of the installation. */
  timeZone: string;
  /** Checks and compares, and writes nothing. */
  dryRun?: boolean;
  /** That the file names, beside those that are kept already. */
  pictures?: readonly Picture[];
}

export interface ImportedSensor {
  owner: string;
  reference: string;
  /** Null: not given yet, in a dry run. */
  publicId: string | null;
  version: number;
}

export interface ImportResult {
  created: KindCounts;
  changed: KindCounts;
  unchanged: KindCounts;
  /** Those that the file mentions. */
  sensors: ImportedSensor[];
  /** Readings that had to go because a window was corrected, or because they lay ahead of the new version. */
  deleted: { publicId: string; readings: number }[];
}

export type ImportOutcome =
  | { ok: true; result: ImportResult; warnings: Finding[] }
  | { ok: false; findings: Finding[]; warnings: Finding[] };

const LOCK = "select pg_advisory_xact_lock($1)";
/** Until somebody counts them, questions on tables that just grew are planned as if they were empty: minutes, not ms. */
const COUNT = "analyze sensor, sensor_version, datastream, datastream_version, device, device_grant";

/** @param content - what was in the file, not checked yet */
export async function importRegister(
  database: Database,
  content: unknown,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const read = readRegister(content);
  const { parts } = read;
  return await database.work("contract").transaction(async (tx) => {
    await tx.query(LOCK, [REGISTER_LOCK]);
    const devices = await readStoredDevices(
      tx,
      parts.devices.flatMap(({ id }) => id ?? []),
    );
    const stored = await readStoredRegister(tx, parts, [
      ...sensorNamesIn(parts),
      ...[...devices.values()].flatMap(({ sensors }) => sensors),
    ]);
    const { file, findings, warnings, qualify } = checkRegister(read, {
      current: stored.current,
      now: await databaseNow(tx),
      timeZone: options.timeZone,
    });
    findings.push(...(await findUnseenPictures(tx, parts, options.pictures ?? [])));
    if (file === undefined || findings.length > 0) return { ok: false, findings, warnings };
    const plan = planImport(file, {
      stored,
      devices,
      changedContacts: await findChangedContacts(tx, file.organisations),
      qualify,
    });
    const isWritten = options.dryRun !== true && !isEmpty(plan);
    const written = isWritten ? await write(tx, file, plan, stored, options) : undefined;
    return { ok: true, result: resultOf(file, plan, stored, written), warnings };
  });
}

interface Written {
  sensors: ReadonlyMap<string, WrittenSensor>;
  deleted: { publicId: string; readings: number }[];
}

async function write(
  tx: Transaction,
  file: RegisterFile,
  plan: ImportPlan,
  stored: StoredRegister,
  options: ImportOptions,
): Promise<Written> {
  const at = await lockContract(tx);
  const importId = await recordImport(tx, { at, plan, ...options });
  const moment = { importId, at };
  await insertPictures(tx, options.pictures ?? []);
  if (plan.city !== undefined) await writeCity(tx, plan.city, moment);
  await writeOrganisations(tx, plan.organisations, moment);
  await replaceContacts(
    tx,
    file.organisations.filter(({ id }) => plan.contacts.has(id)),
  );
  await writeModels(tx, plan.models, moment);
  const written = await writeSensors(tx, plan.sensors, {
    ...moment,
    captureOf: captureIn(file, stored),
    randomBytes,
    stored: new Map(stored.current.sensors.map((entry) => [`${entry.owner}/${entry.reference}`, entry])),
  });
  await recordDeleted(tx, { ...moment, actor: options.actor }, written.deleted);
  await writeDevices(tx, plan.devices, at, (name) => {
    const id = written.sensors.get(name)?.id ?? stored.sensors.get(name)?.id;
    if (id === undefined) throw new Error(`${name} has no identity`);
    return id;
  });
  await writeZones(tx, plan.zones, moment);
  await tx.query(COUNT);
  await refreshEntries(
    tx,
    {
      sensors: [...written.sensors.values()].map(({ id }) => id),
      models: plan.models.map(({ entry }) => entry.id),
      organisations: plan.organisations.map(({ entry }) => entry.id),
    },
    importId,
  );
  await publishGeneration(tx, at, importId);
  return written;
}

function captureIn(file: RegisterFile, stored: StoredRegister): (model: string) => Capture {
  const captures = new Map(
    [...stored.current.models, ...file.models].map(({ id, capture }) => [id, capture]),
  );
  return (model) => captures.get(model) ?? "other";
}

function resultOf(
  file: RegisterFile,
  plan: ImportPlan,
  stored: StoredRegister,
  written: Written | undefined,
): ImportResult {
  const planned = new Map(plan.sensors.map((change) => [change.entry, change.version]));
  return {
    ...countChanges(file, plan),
    sensors: file.sensors.map((entry) => {
      const { owner, reference } = entry;
      const name = `${owner}/${reference}`;
      const now = written?.sensors.get(name);
      const before = stored.sensors.get(name);
      return {
        owner,
        reference,
        publicId: now?.publicId ?? before?.publicId ?? null,
        version: now?.version ?? planned.get(entry) ?? before?.version ?? 1,
      };
    }),
    deleted: written?.deleted ?? [],
  };
}
