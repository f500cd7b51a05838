/** Whether a device is who it says it is. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Contract, Credential } from "./contract/contract.ts";

/** A login, or why there is none: `unknown` tells nothing about which part was wrong. */
export type Login =
  | { ok: true; credentialId: number }
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
  return { ok: true, credentialId: found.credentialId };
}

export function isUsable({ isRevoked, expiresUs }: Credential, nowUs: number): boolean {
  return !isRevoked && nowUs < expiresUs;
}
