/** Certificates that expire within seconds. Needs `openssl`, and `faketime` of Debian: a day is openssl's least. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { makeSelfSigned, makeSigned, THIS_MACHINE } from "../../certificates.ts";

const run = promisify(execFile);
const DAY_S = 86_400;
const AUTHORITY = { cert: "ca.pem", key: "ca.key" };

export class Certificates {
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  /** Makes an authority, of which all others are. */
  static async make(dir: string, organisation: string): Promise<Certificates> {
    await mkdir(path.join(dir, "authorities"), { recursive: true });
    const certificates = new Certificates(dir);
    await makeSelfSigned(dir, AUTHORITY, { subject: "/CN=authority" });
    await copyFile(certificates.path(AUTHORITY.cert), path.join(dir, "authorities", `${organisation}.pem`));
    return certificates;
  }

  path(name: string): string {
    return path.join(this.#dir, name);
  }

  async read(name: string): Promise<string> {
    return await readFile(this.path(name), "utf8");
  }

  /** Writes `NAME.pem` and `NAME.key`. @returns when it expires, milliseconds since 1970 */
  async issue(name: string, commonName: string, seconds: number): Promise<number> {
    const pair = { cert: `${name}.pem`, key: `${name}.key` };
    const holder = { subject: `/CN=${commonName}`, alternative: THIS_MACHINE };
    await makeSigned(this.#dir, pair, holder, AUTHORITY, ["faketime", "-f", `${seconds - DAY_S}s`]);
    const { stdout } = await run("openssl", ["x509", "-in", pair.cert, "-noout", "-enddate"], {
      cwd: this.#dir,
    });
    return Date.parse(stdout.trim().slice("notAfter=".length));
  }
}
