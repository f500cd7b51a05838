/** Which device sends: HTTP Basic with its id and its secret, or for a webhook its secret alone as a bearer token. */
import type { Ingest } from "@meetpaal/ingest";
import type { FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";

/** Longer than any id and secret of ours. */
const LONGEST = 400;

interface Credential {
  deviceId: string;
  secret: string;
}

/**
 * @param pathDeviceId - the device that the path names; undefined: it names none
 * @throws {ApiError} `UNAUTHORIZED`, which tells nothing about what was wrong; `UNAVAILABLE`
 */
export async function authenticateSender(
  ingest: Ingest,
  request: FastifyRequest,
  pathDeviceId?: string,
): Promise<string> {
  const sent = readCredential(request.headers.authorization ?? "", pathDeviceId);
  if (sent === undefined || (pathDeviceId !== undefined && sent.deviceId !== pathDeviceId)) throw refused();
  const login = await ingest.authenticate(sent.deviceId, Buffer.from(sent.secret));
  if (login.ok) return sent.deviceId;
  if (login.reason === "unavailable") {
    throw new ApiError("UNAVAILABLE", "The register cannot be read now. Send it again in a moment.");
  }
  throw refused();
}

function readCredential(header: string, pathDeviceId: string | undefined): Credential | undefined {
  if (header.length > LONGEST) return undefined;
  const [scheme = "", token = ""] = header.split(" ");
  if (/^basic$/i.test(scheme)) {
    const text = Buffer.from(token, "base64").toString("utf8");
    const at = text.indexOf(":");
    return at < 1 ? undefined : { deviceId: text.slice(0, at), secret: text.slice(at + 1) };
  }
  if (!/^bearer$/i.test(scheme) || pathDeviceId === undefined) return undefined;
  return { deviceId: pathDeviceId, secret: token };
}

function refused(): ApiError {
  return new ApiError(
    "UNAUTHORIZED",
    "Sign in as the device: HTTP Basic with its id and the secret of `meetpaal credential create`.",
  );
}
