/** Certificates of two days made with `openssl`, with elliptic keys of P-256. Paths are relative to `folder`. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
const DAYS = ["-days", "2"];

/** What a server on this machine is called. */
export const THIS_MACHINE = "DNS:localhost,IP:127.0.0.1";

/** Paths of files in PEM. */
export interface Pair {
  cert: string;
  key: string;
}

/** What it says of its holder. */
export interface Holder {
  /** `/CN=localhost`. */
  subject: string;
  /** `DNS:localhost`, by comma. */
  alternative?: string | undefined;
}

export async function makeSelfSigned(folder: string, { cert, key }: Pair, holder: Holder): Promise<void> {
  const args = ["req", "-x509", ...KEY, ...DAYS, ...said(holder), "-keyout", key, "-out", cert];
  await run("openssl", args, { cwd: folder });
}

/** @param clock - another day than today: a command to put before, as `["faketime", "2026-01-01"]` */
export async function makeSigned(
  folder: string,
  { cert, key }: Pair,
  holder: Holder,
  authority: Pair,
  clock: readonly string[] = [],
): Promise<void> {
  const request = `${cert}.csr`;
  await run("openssl", ["req", "-new", ...KEY, ...said(holder), "-keyout", key, "-out", request], {
    cwd: folder,
  });
  const kind = ["x509", "-req", "-in", request, "-days", "1", "-copy_extensions", "copy"];
  const by = ["-CA", authority.cert, "-CAkey", authority.key, "-CAcreateserial"];
  const [program, ...args] = [...clock, "openssl", ...kind, ...by, "-out", cert];
  await run(program, args, { cwd: folder });
}

function said({ subject, alternative }: Holder): string[] {
  return [
    "-subj",
    subject,
    ...(alternative === undefined ? [] : ["-addext", `subjectAltName=${alternative}`]),
  ];
}
