/** Certificates made with `openssl`, as an organisation's authority makes them for its devices. */
import { execFile } from "node:child_process";
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { makeSelfSigned, makeSigned, type Pair, THIS_MACHINE } from "../../bench/src/certificates.ts";

const run = promisify(execFile);

/** Directories of files in PEM: our own certificate, and authorities by organisation. */
export class Certificates {
  readonly dir: string;

  private constructor(dir: string) {
    this.dir = dir;
  }

  static async make(): Promise<Certificates> {
    const certificates = new Certificates(await mkdtemp(path.join(tmpdir(), "meetpaal-tls-")));
    await mkdir(certificates.clientCaDir);
    await certificates.makeOwn("first");
    return certificates;
  }

  get clientCaDir(): string {
    return path.join(this.dir, "authorities");
  }

  get own(): Pair {
    return { cert: this.#path("server.pem"), key: this.#path("server.key") };
  }

  get paths(): { certificate: string; key: string; clientCaDir: string } {
    return { certificate: this.own.cert, key: this.own.key, clientCaDir: this.clientCaDir };
  }

  /** Makes, or renews, the certificate of the server itself. */
  async makeOwn(name: string): Promise<void> {
    await makeSelfSigned(this.dir, this.own, { subject: `/CN=${name}`, alternative: THIS_MACHINE });
  }

  async makeAuthority(organisation: string): Promise<void> {
    const authority = this.#authority(organisation);
    await makeSelfSigned(this.dir, authority, { subject: `/CN=authority of ${organisation}` });
    const settings = [
      "[ca]\ndefault_ca = this\n[this]",
      `database = ${this.#path(`${organisation}.index`)}\ndefault_md = sha256\ndefault_crl_days = 2`,
      `certificate = ${authority.cert}`,
      `private_key = ${authority.key}\n`,
    ];
    await writeFile(this.#path(`${organisation}.cnf`), settings.join("\n"));
    await appendFile(this.#path(`${organisation}.index`), "");
  }

  /** @param name - of the files; `subject` and `alternative` are what the certificate says */
  async issue(organisation: string, name: string, subject: string, alternative?: string): Promise<Pair> {
    const pair = { cert: this.#path(`${name}.pem`), key: this.#path(`${name}.key`) };
    await makeSigned(this.dir, pair, { subject, alternative }, this.#authority(organisation));
    return pair;
  }

  /** Writes the list of what an authority revoked, with one more on it. */
  async revoke(organisation: string, pair?: Pair): Promise<void> {
    const settings = ["ca", "-config", `${organisation}.cnf`];
    if (pair !== undefined) await this.#openssl(...settings, "-revoke", pair.cert);
    await this.#openssl(...settings, "-gencrl", "-out", path.join(this.clientCaDir, `${organisation}.crl`));
  }

  async read({ cert, key }: Pair): Promise<{ cert: Buffer; key: Buffer }> {
    return { cert: await readFile(cert), key: await readFile(key) };
  }

  async remove(): Promise<void> {
    await rm(this.dir, { recursive: true, force: true });
  }

  #authority(organisation: string): Pair {
    return {
      cert: path.join(this.clientCaDir, `${organisation}.pem`),
      key: this.#path(`${organisation}.key`),
    };
  }

  #path(name: string): string {
    return path.join(this.dir, name);
  }

  async #openssl(...args: string[]): Promise<void> {
    await run("openssl", args, { cwd: this.dir });
  }
}
