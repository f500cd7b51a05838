/**
 * What a client certificate says: for which device ids it speaks, and whose authority issued it. OpenSSL has judged it
 * (chain, dates, list of revoked ones) before it is read here.
 */
import type { X509Certificate } from "node:crypto";
import type { TLSSocket } from "node:tls";
import type { ClientCertificate } from "@meetpaal/ingest";
import type { Authority } from "./tls-files.ts";

const DEVICE_ID = /^[a-z0-9][a-z0-9-]{1,62}$/;

export function readClientCertificate(
  socket: TLSSocket,
  authorities: readonly Authority[],
): ClientCertificate | "refused" | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  const authority = socket.authorized ? authorities.find((one) => isIssuedBy(certificate, one)) : undefined;
  if (authority === undefined) return "refused";
  return {
    organisation: authority.organisation,
    deviceIds: namesIn(certificate),
    sha256: Buffer.from(certificate.fingerprint256.replaceAll(":", ""), "hex"),
    fromUs: Date.parse(certificate.validFrom) * 1_000,
    toUs: Date.parse(certificate.validTo) * 1_000,
  };
}

function isIssuedBy(certificate: X509Certificate, { certificates }: Authority): boolean {
  return certificates.some((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey));
}

/** Device ids in the common name, and in alternative names: of a DNS name the whole, of a URI its last part. */
function namesIn(certificate: X509Certificate): Set<string> {
  const commonName: unknown = certificate.toLegacyObject().subject.CN;
  return new Set([commonName, ...alternativeNames(certificate.subjectAltName)].filter(isDeviceId));
}

function isDeviceId(name: unknown): name is string {
  return typeof name === "string" && DEVICE_ID.test(name);
}

/** @param text - `DNS:box-1, URI:urn:device:box-1`; a name that could be misread stands in quotes, and is no id of ours */
function alternativeNames(text: string | undefined): string[] {
  if (text === undefined || text.includes('"')) return [];
  return text.split(", ").flatMap((name) => {
    if (name.startsWith("DNS:")) return [name.slice(4)];
    return name.startsWith("URI:") ? [name.slice(4).split(/[:/]/).at(-1) ?? ""] : [];
  });
}
