/**
 * Compares a checked file with what is stored, and says what is to be written. Nothing is written for an entry that is
 * as it was.
 */
import {
  type CityEntry,
  type DeviceEntry,
  type OrganisationEntry,
  OWN_JSON,
  type RegisterFile,
  type SensorEntry,
  type SensorModelEntry,
  type Speaks,
  type ZoneEntry,
} from "@meetpaal/model";
import { digestOf, organisationBody, sensorDigest } from "./digest.ts";
import type { StoredDevice } from "./stored-devices.ts";
import type { StoredRegister, StoredSensor, StoredVersion } from "./stored-register.ts";

/** An entry of which a version is to be written. */
export interface Change<Entry> {
  entry: Entry;
  digest: string;
  /** Of the new version; 1: the entry is new. */
  version: number;
}

export interface SensorChange extends Change<SensorEntry> {
  stored: StoredSensor | undefined;
}

export interface DeviceChange {
  entry: DeviceEntry;
  stored: StoredDevice | undefined;
  /** As it is stored; null: JSON of our own. */
  speaks: Speaks | null;
  /** `owner/reference` of each. */
  grant: string[];
  revoke: string[];
}

/** How many entries of each kind; the city itself is not counted. */
export interface KindCounts {
  organisations: number;
  models: number;
  sensors: number;
  devices: number;
  zones: number;
}

export interface ImportPlan {
  city: Change<CityEntry> | undefined;
  organisations: Change<OrganisationEntry>[];
  models: Change<SensorModelEntry>[];
  sensors: SensorChange[];
  devices: DeviceChange[];
  zones: Change<ZoneEntry>[];
  /** Organisations of which only the private contact is another; their versions do not tell. */
  contacts: ReadonlySet<string>;
}

export interface PlanAgainst {
  stored: StoredRegister;
  devices: ReadonlyMap<string, StoredDevice>;
  /** Organisations of which the stored private contact is not the file's. */
  changedContacts: ReadonlySet<string>;
  qualify: (name: string) => string;
}

export function planImport(
  file: RegisterFile,
  { stored, devices, changedContacts, qualify }: PlanAgainst,
): ImportPlan {
  const city =
    file.city === undefined
      ? []
      : changed(
          [file.city],
          (entry) => entry,
          () => stored.city,
        );
  return {
    city: city[0],
    organisations: changed(file.organisations, organisationBody, ({ id }) => stored.organisations.get(id)),
    models: changed(
      file.models,
      (entry) => entry,
      ({ id }) => stored.models.get(id),
    ),
    sensors: changedSensors(file.sensors, stored),
    devices: file.devices.flatMap((entry) => changeOfDevice(entry, devices.get(entry.id), qualify)),
    zones: changed(
      file.zones.map((zone) => withQualifiedGates(zone, qualify)),
      (entry) => entry,
      ({ id }) => stored.zones.get(id),
    ),
    contacts: changedContacts,
  };
}

/** Whether anything is to be written at all. */
export function isEmpty(plan: ImportPlan): boolean {
  const lists = [plan.organisations, plan.models, plan.sensors, plan.devices, plan.zones];
  return plan.city === undefined && plan.contacts.size === 0 && lists.every(({ length }) => length === 0);
}

function changed<Entry>(
  entries: readonly Entry[],
  body: (entry: Entry) => unknown,
  storedOf: (entry: Entry) => StoredVersion | undefined,
): Change<Entry>[] {
  return entries.flatMap((entry) => {
    const digest = digestOf(body(entry));
    const stored = storedOf(entry);
    if (stored?.digest === digest) return [];
    return [{ entry, digest, version: (stored?.version ?? 0) + 1 }];
  });
}

function changedSensors(entries: readonly SensorEntry[], { sensors }: StoredRegister): SensorChange[] {
  return entries.flatMap((entry) => {
    const digest = sensorDigest(entry);
    const stored = sensors.get(`${entry.owner}/${entry.reference}`);
    if (stored?.digest === digest) return [];
    return [{ entry, digest, version: (stored?.version ?? 0) + 1, stored }];
  });
}

/** A reference that is unique today need not be tomorrow: what is stored names the owner as well. */
function withQualifiedGates(zone: ZoneEntry, qualify: (name: string) => string): ZoneEntry {
  return {
    ...zone,
    gates: zone.gates.map((gate) => ({
      ...gate,
      in: { ...gate.in, sensor: qualify(gate.in.sensor) },
      out: { ...gate.out, sensor: qualify(gate.out.sensor) },
    })),
  };
}

function changeOfDevice(
  entry: DeviceEntry,
  stored: StoredDevice | undefined,
  qualify: (name: string) => string,
): DeviceChange[] {
  const wanted = new Set(entry.sensors.map(qualify));
  const granted = new Set(stored?.sensors);
  const grant = [...wanted].filter((name) => !granted.has(name));
  const revoke = [...granted].filter((name) => !wanted.has(name));
  const speaks = withQualifiedSensors(entry.speaks, qualify);
  const isSame =
    stored !== undefined &&
    stored.owner === entry.owner &&
    digestOf(stored.quota) === digestOf(entry.quota ?? null) &&
    digestOf(stored.speaks) === digestOf(speaks);
  return isSame && grant.length === 0 && revoke.length === 0
    ? []
    : [{ entry, stored, speaks, grant, revoke }];
}

function withQualifiedSensors(speaks: Speaks | undefined, qualify: (name: string) => string): Speaks | null {
  if (speaks === undefined || speaks.format === OWN_JSON) return null;
  if (!("endDevices" in speaks)) return speaks;
  const endDevices = speaks.endDevices.map((one) => ({
    ...one,
    devEui: one.devEui.toUpperCase(),
    sensor: qualify(one.sensor),
  }));
  return { ...speaks, endDevices };
}

/** What the import did, by kind. */
export function countChanges(
  file: RegisterFile,
  plan: ImportPlan,
): { created: KindCounts; changed: KindCounts; unchanged: KindCounts } {
  const created = {
    organisations: plan.organisations.filter(isNew).length,
    models: plan.models.filter(isNew).length,
    sensors: plan.sensors.filter(isNew).length,
    devices: plan.devices.filter(({ stored }) => stored === undefined).length,
    zones: plan.zones.filter(isNew).length,
  };
  const onlyContact = [...plan.contacts].filter(
    (id) => !plan.organisations.some(({ entry }) => entry.id === id),
  );
  const changedNow = {
    organisations: plan.organisations.length - created.organisations + onlyContact.length,
    models: plan.models.length - created.models,
    sensors: plan.sensors.length - created.sensors,
    devices: plan.devices.length - created.devices,
    zones: plan.zones.length - created.zones,
  };
  const kinds = ["organisations", "models", "sensors", "devices", "zones"] as const;
  const unchanged = { organisations: 0, models: 0, sensors: 0, devices: 0, zones: 0 };
  for (const kind of kinds) unchanged[kind] = file[kind].length - created[kind] - changedNow[kind];
  return { created, changed: changedNow, unchanged };
}

function isNew({ version }: { version: number }): boolean {
  return version === 1;
}
