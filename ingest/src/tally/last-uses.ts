/**
 * When credentials were used last, written some seconds later: a login waits for no write. What a process that is killed
 * had not written is lost, and the next login tells again.
 */
import { type CertificateUse, noteCertificateUses, noteSecretUses, type Work } from "@meetpaal/db";
import type { Proof } from "../authenticate.ts";

const FLUSH_MS = 2_000;

export class LastUses {
  readonly #work: Work;
  readonly #onProblem: (error: unknown) => void;
  #secrets = new Map<number, number>();
  #certificates = new Map<string, CertificateUse>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(work: Work, onProblem: (error: unknown) => void) {
    this.#work = work;
    this.#onProblem = onProblem;
  }

  note(deviceId: string, proof: Proof, usedUs: number): void {
    if ("certificate" in proof) {
      const { sha256, toUs } = proof.certificate;
      const key = `${deviceId} ${sha256.toString("hex")}`;
      this.#certificates.set(key, { deviceId, sha256, usedUs, expiresUs: toUs });
    } else {
      this.#secrets.set(proof.credentialId, usedUs);
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#flush();
    }, FLUSH_MS);
  }

  /** Writes what waits, without trying twice. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#flush();
  }

  async #flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write());
    await this.#flushing;
  }

  async #write(): Promise<void> {
    const secrets = this.#secrets;
    const certificates = this.#certificates;
    this.#secrets = new Map();
    this.#certificates = new Map();
    try {
      if (secrets.size > 0) await noteSecretUses(this.#work, secrets);
      if (certificates.size > 0) await noteCertificateUses(this.#work, [...certificates.values()]);
    } catch (error) {
      this.#onProblem(error);
    }
  }
}
