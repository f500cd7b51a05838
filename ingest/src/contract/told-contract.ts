/** A contract as a device is told it: what it may send now, in which unit, how often, and until when. */
import type { ContractPayload } from "@meetpaal/model";
import { type SensorContract, type SensorVersion, type StreamTerms, versionAt } from "./contract.ts";

const SECOND_US = 1_000_000;

export function toldContract(publicId: string, sensor: SensorContract, nowUs: number): ContractPayload {
  const version = versionAt(sensor, nowUs);
  return {
    publicId,
    version: version?.version ?? 0,
    state: stateOf(version, nowUs),
    from: instantOf(version?.fromUs) ?? null,
    to: instantOf(version?.toUs) ?? null,
    streams: [...(version?.streams ?? [])].map(([key, terms]) => toldStream(key, terms)),
  };
}

/** A device may publish while it is `active`; earlier data of that time may follow in every state. */
function stateOf(version: SensorVersion | undefined, nowUs: number): ContractPayload["state"] {
  if (version === undefined) return "removed";
  const { status, fromUs, toUs } = version;
  if (status !== "active") return status === "paused" || status === "removed" ? status : "announced";
  if (nowUs < fromUs) return "announced";
  return nowUs < toUs ? "active" : "expired";
}

function toldStream(key: string, terms: StreamTerms): ContractPayload["streams"][number] {
  const { minimum, maximum, step } = terms;
  return {
    key,
    datastream: terms.stream.datastreamId,
    unit: terms.unit,
    aggregation: terms.aggregation,
    interval: durationOf(terms.intervalUs),
    late: durationOf(terms.lateUs),
    early: durationOf(terms.earlyUs),
    ...(Number.isFinite(minimum) ? { min: minimum } : {}),
    ...(Number.isFinite(maximum) ? { max: maximum } : {}),
    ...(step > 0 ? { step } : {}),
  };
}

function durationOf(us: number): string {
  return `PT${us / SECOND_US}S`;
}

function instantOf(us: number | undefined): string | undefined {
  return us === undefined || !Number.isFinite(us) ? undefined : new Date(us / 1_000).toISOString();
}
