/**
 * Who may come in, by the CONNACK codes of docs/interface.md. An answer is given within a time of its
 * own: aedes would wait for ever.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Ingest, Login, Proof } from "@meetpaal/ingest";
import type { Connection } from "../connection/connection.ts";

/** What CONNECT said, apart from user and password. */
export type Asked = Pick<Connection, "clientId" | "isInternal" | "hasForeignWill" | "will" | "peer">;

/** @see MQTT 3.1.1 §3.2.2.3 */
export type ConnackCode = 0 | 2 | 3 | 4 | 5;

export const SERVICE = "service";

const DEVICE_ID = /^[a-z0-9][a-z0-9-]{1,62}$/;
const WITHIN_MS = 10_000;

export interface Identity {
  deviceId: string;
  proof: Proof;
}

export interface LogInResult {
  code: ConnackCode;
  /** With code 0, unless the service logged in. */
  identity?: Identity;
}

/**
 * Looks at a certificate where one was shown, otherwise at the secret.
 *
 * @param password - undefined when none was sent
 * @param mayLookUp - whether the database may be asked for a secret that is not known here
 */
export async function logIn(
  ingest: Ingest,
  serviceSecret: string | undefined,
  connection: Asked,
  user: string | undefined,
  password: Buffer | undefined,
  mayLookUp = true,
): Promise<LogInResult> {
  if (connection.isInternal) return { code: 0 };
  const { certificate } = connection.peer;
  if (certificate === "refused") return { code: 5 };
  if (certificate !== undefined) {
    // Its name is in the certificate; CONNECT says which of several.
    const deviceId = user ?? connection.clientId.split(":")[0] ?? "";
    return letIn(ingest, connection, deviceId, await within(ingest.authenticate(deviceId, certificate)));
  }
  if (user === undefined || password === undefined) return { code: 4 };
  if (user === SERVICE) {
    if (serviceSecret === undefined || !isSame(password, serviceSecret)) return { code: 4 };
    return { code: isClientIdOf(connection.clientId, SERVICE) ? 0 : 2 };
  }
  if (!DEVICE_ID.test(user)) return { code: 4 };
  return letIn(ingest, connection, user, await within(ingest.authenticate(user, password, mayLookUp)));
}

function letIn(ingest: Ingest, asked: Asked, deviceId: string, login: Login): LogInResult {
  if (!login.ok) return { code: CODES[login.reason] };
  if (!isClientIdOf(asked.clientId, deviceId)) return { code: 2 };
  const { will } = asked;
  if (asked.hasForeignWill || (will !== undefined && !ingest.isGranted(deviceId, will.publicId))) {
    return { code: 5 };
  }
  return { code: 0, identity: { deviceId, proof: login.proof } };
}

const CODES = { unknown: 4, "not-allowed": 5, unavailable: 3 } as const;

/** The device id, or the device id and a suffix of its own choice. */
function isClientIdOf(clientId: string, id: string): boolean {
  return clientId === id || clientId.startsWith(`${id}:`);
}

function isSame(sent: Buffer, secret: string): boolean {
  const digest = (data: Buffer | string): Buffer => createHash("sha256").update(data).digest();
  return timingSafeEqual(digest(sent), digest(secret));
}

async function within(login: Promise<Login>): Promise<Login> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Login>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: "unavailable" }), WITHIN_MS);
  });
  try {
    return await Promise.race([login, late]);
  } finally {
    clearTimeout(timer);
  }
}
