/**
 * The files that TLS needs, read as one: our own certificate with its key, and for client certificates a directory with
 * an authority per organisation.
 *
 *     ORGANISATION.pem   the certificates of its authority (of every one that issues, intermediate ones too)
 *     ORGANISATION.crl   what that authority revoked (PEM)
 *
 * Either every authority has a list or none: once OpenSSL looks into lists, a certificate without one is refused, and
 * that should be found here rather than by a device.
 */
import { createHash, X509Certificate } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createSecureContext, type SecureContextOptions } from "node:tls";

export interface TlsPaths {
  /** PEM: our certificate, and what leads from it to a root. */
  certificate: string;
  /** PEM. */
  key: string;
  /** Undefined: no client is asked for a certificate. */
  clientCaDir: string | undefined;
}

/** Who vouches for the devices of an organisation. */
export interface Authority {
  organisation: string;
  certificates: readonly X509Certificate[];
}

export interface TlsFiles {
  context: SecureContextOptions;
  authorities: readonly Authority[];
  /** Another when anything in any file is. */
  digest: string;
  /** Another when an authority or its list is. */
  clientDigest: string;
}

const ORGANISATION_FILE = /^([a-z0-9][a-z0-9-]{1,62})\.(pem|crl)$/;
const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** A file cannot be read, or the files do not belong together: the message says which. */
export class TlsFilesError extends Error {
  override readonly name = "TlsFilesError";
}

/** @throws {TlsFilesError} */
export async function readTlsFiles(paths: TlsPaths): Promise<TlsFiles> {
  try {
    return await readFiles(paths);
  } catch (error) {
    throw new TlsFilesError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function readFiles(paths: TlsPaths): Promise<TlsFiles> {
  const cert = await readFile(paths.certificate);
  const key = await readFile(paths.key);
  const clients = await readAuthorities(paths.clientCaDir);
  const context: SecureContextOptions = {
    cert,
    key,
    minVersion: "TLSv1.2",
    ca: clients.certificates,
    ...(clients.lists.length === 0 ? {} : { crl: clients.lists }),
  };
  createSecureContext(context);
  const clientDigest = digestOf([...clients.certificates, ...clients.lists]);
  return {
    context,
    authorities: clients.authorities,
    clientDigest,
    digest: digestOf([cert, key, clientDigest]),
  };
}

interface ClientFiles {
  authorities: Authority[];
  certificates: string[];
  lists: string[];
}

async function readAuthorities(dir: string | undefined): Promise<ClientFiles> {
  const read: ClientFiles = { authorities: [], certificates: [], lists: [] };
  if (dir === undefined) return read;
  const withList = new Set<string>();
  for (const name of (await readdir(dir)).toSorted()) {
    const [, organisation = "", kind] = ORGANISATION_FILE.exec(name) ?? [];
    if (kind === undefined) continue;
    const text = await readFile(path.join(dir, name), "utf8");
    if (kind === "crl") {
      withList.add(organisation);
      read.lists.push(text);
      continue;
    }
    const certificates = text.match(PEM_CERTIFICATE) ?? [];
    if (certificates.length === 0) throw new Error(`${name} holds no certificate`);
    read.certificates.push(...certificates);
    read.authorities.push({
      organisation,
      certificates: certificates.map((pem) => new X509Certificate(pem)),
    });
  }
  const without = read.authorities.filter(({ organisation }) => !withList.has(organisation));
  if (withList.size > 0 && without.length > 0) {
    const names = without.map(({ organisation }) => `${organisation}.crl`);
    throw new Error(
      `where one authority has a list of revoked certificates all need one: ${names.join(", ")}`,
    );
  }
  return read;
}

function digestOf(parts: readonly (Buffer | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(createHash("sha256").update(part).digest());
  return hash.digest("hex");
}
