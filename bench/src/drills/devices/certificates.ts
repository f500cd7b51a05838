/** Certificates that expire within seconds. Needs `openssl`, and `faketime` of Debian: a day is openssl's least. */
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const DAY_S = 86_400;
const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

export class Certificates {
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  /** Makes an authority, of which all others are. */
  static async make(dir: string, organisation: string): Promise<Certificates> {
    await mkdir(path.join(dir, "authorities"), { recursive: true });
    const certificates = new Certificates(dir);
    const authority = path.join("authorities", `${organisation}.pem`);
    const names = ["-subj", "/CN=authority", "-keyout", "ca.key", "-out", authority];
    await run("openssl", ["req", "-x509", ...KEY, "-days", "2", ...names], { cwd: dir });
    await run("cp", [authority, "ca.pem"], { cwd: dir });
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
    const cwd = this.#dir;
    const asked = ["-subj", `/CN=${commonName}`, "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    await run("openssl", ["req", "-new", ...KEY, ...asked, "-keyout", `${name}.key`, "-out", `${name}.csr`], {
      cwd,
    });
    const signed = [
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      "-days",
      "1",
      "-copy_extensions",
      "copy",
      "-out",
      `${name}.pem`,
    ];
    const ca = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"];
    await run("faketime", ["-f", `${seconds - DAY_S}s`, "openssl", ...signed, ...ca], { cwd });
    const { stdout } = await run("openssl", ["x509", "-in", `${name}.pem`, "-noout", "-enddate"], { cwd });
    return Date.parse(stdout.trim().slice("notAfter=".length));
  }
}
