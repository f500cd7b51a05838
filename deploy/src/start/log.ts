/** The one root logger. Lines go to stderr, since stdout belongs to answers; pretty only on a terminal. */
import { type Logger, pino } from "pino";

/**
 * What must never be written down, wherever a careless line puts it: secrets, payloads, addresses and questions of
 * visitors. The first line of defence is not to log them; this is the second.
 */
const REDACTED = [
  "secret",
  "password",
  "token",
  "cookie",
  "authorization",
  "payload",
  "remoteAddress",
  "ip",
  "url",
];

export async function openLog(level: string): Promise<Logger> {
  const options = {
    level,
    base: null,
    redact: {
      paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: "[redacted]",
    },
    serializers: { err: describeError },
  };
  if (!process.stderr.isTTY) return pino(options, pino.destination({ fd: 2, sync: true }));
  const { default: pretty } = await import("pino-pretty");
  return pino(options, pretty({ destination: 2, sync: true, translateTime: "SYS:HH:MM:ss" }));
}

/** An error without the properties that drivers hang on it: `pg` puts a row's values into `detail`. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? { code: String(error.code) } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}
