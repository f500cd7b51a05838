/**
 * Who may come in, by the CONNACK codes of docs/interface.md. An answer is given within a time of its
 * own: aedes would wait for ever.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Ingest, Login } from "@meetpaal/ingest";
import type { Connection } from "../connection/connection.ts";

/** What CONNECT said, apart from user and password. */
export type Asked = Pick<Connection, "clientId" | "isInternal" | "hasForeignWill" | "will">;

/** @see MQTT 3.1.1 §3.2.2.3 */
export type ConnackCode = 0 | 2 | 3 | 4 | 5;

export const SERVICE = "service";

const DEVICE_ID = /^[a-z0-9][a-z0-9-]{1,62}$/;
const WITHIN_MS = 10_000;

export interface LogInResult {
  code: ConnackCode;
  /** With code 0, unless the service logged in. */
  credentialId?: number;
}

/**
 * @param password - undefined when none was sent
 */
export async function logIn(
  ingest: Ingest,
  serviceSecret: string | undefined,
  connection: Asked,
  user: string | undefined,
  password: Buffer | undefined,
): Promise<LogInResult> {
  if (connection.isInternal) return { code: 0 };
  if (user === undefined || password === undefined) return { code: 4 };
  if (user === SERVICE) {
    if (serviceSecret === undefined || !isSame(password, serviceSecret)) return { code: 4 };
    return { code: isClientIdOf(connection.clientId, SERVICE) ? 0 : 2 };
  }
  if (!DEVICE_ID.test(user)) return { code: 4 };
  const login = await within(WITHIN_MS, ingest.authenticate(user, password));
  if (!login.ok) return { code: CODES[login.reason] };
  if (!isClientIdOf(connection.clientId, user)) return { code: 2 };
  const { will } = connection;
  if (connection.hasForeignWill || (will !== undefined && !ingest.isGranted(user, will.publicId))) {
    return { code: 5 };
  }
  return { code: 0, credentialId: login.credentialId };
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

async function within(ms: number, login: Promise<Login>): Promise<Login> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Login>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: "unavailable" }), ms);
  });
  try {
    return await Promise.race([login, late]);
  } finally {
    clearTimeout(timer);
  }
}
