/** Whether a device is who it says it is. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Contract, Credential, DeviceContract } from "./contract/contract.ts";

/** What a client certificate says, of which somebody has judged the chain, the dates and the list of revoked ones. */
export interface ClientCertificate {
  /** Whose authority issued it. */
  organisation: string;
  /** For whom it speaks. */
  deviceIds: ReadonlySet<string>;
  /** Of its DER. */
  sha256: Buffer;
  /** Valid in `[fromUs, toUs)`, microseconds since 1970. */
  fromUs: number;
  toUs: number;
}

/** By what a device was let in: it is looked at again whenever the register changes. */
export type Proof = { credentialId: number } | { certificate: ClientCertificate };

/** A login, or why there is none: `unknown` tells nothing about which part was wrong. */
export type Login =
  | { ok: true; proof: Proof }
  | { ok: false; reason: "unknown" | "not-allowed" | "unavailable" };

/** Compared with when there is no such device, so that both answers take the same time. */
const NOBODY = Buffer.alloc(32);

export function checkSecret(contract: Contract, deviceId: string, secret: Buffer, nowUs: number): Login {
  const sent = createHash("sha256").update(secret).digest();
  const credentials = contract.devices.get(deviceId)?.credentials ?? [];
  let found: Credential | undefined;
  if (credentials.length === 0) timingSafeEqual(sent, NOBODY);
  for (const credential of credentials) {
    if (timingSafeEqual(sent, credential.secretSha256)) found ??= credential;
  }
  if (found === undefined) return { ok: false, reason: "unknown" };
  if (!isUsable(found, nowUs)) return { ok: false, reason: "not-allowed" };
  return { ok: true, proof: { credentialId: found.credentialId } };
}

/** A certificate speaks for a device that it names, if that is of the organisation that issued it. */
export function checkCertificate(
  contract: Contract,
  deviceId: string,
  certificate: ClientCertificate,
  nowUs: number,
): Login {
  const device = contract.devices.get(deviceId);
  if (device?.owner !== certificate.organisation || !certificate.deviceIds.has(deviceId)) {
    return { ok: false, reason: "unknown" };
  }
  if (!isGood(device, certificate, nowUs)) return { ok: false, reason: "not-allowed" };
  return { ok: true, proof: { certificate } };
}

/** Whether what a device was let in by still holds. */
export function isStillGood(contract: Contract, deviceId: string, proof: Proof, nowUs: number): boolean {
  if ("certificate" in proof) return checkCertificate(contract, deviceId, proof.certificate, nowUs).ok;
  const credentials = contract.devices.get(deviceId)?.credentials ?? [];
  const credential = credentials.find((known) => known.credentialId === proof.credentialId);
  return credential !== undefined && isUsable(credential, nowUs);
}

function isUsable({ isRevoked, expiresUs }: Credential, nowUs: number): boolean {
  return !isRevoked && nowUs < expiresUs;
}

function isGood(
  { certificatesSinceUs, revokedCertificates }: DeviceContract,
  { sha256, fromUs, toUs }: ClientCertificate,
  nowUs: number,
): boolean {
  if (nowUs < fromUs || nowUs >= toUs || fromUs < certificatesSinceUs) return false;
  return !revokedCertificates.has(sha256.toString("hex"));
}
