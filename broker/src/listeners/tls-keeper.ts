/**
 * Keeps what TLS listeners use as new as the files: a renewed certificate is taken over by the next handshake, and no
 * connection is dropped for it. Files that do not belong together (a renewal half-way) leave what was in use.
 *
 * The files are read again and again: watching them is not told of a mount that changes or a link that is moved.
 */
import { constants } from "node:crypto";
import type { Server, TlsOptions } from "node:tls";
import { readTlsFiles, type TlsFiles, type TlsPaths } from "./tls-files.ts";

const REREAD_MS = 5_000;
const HANDSHAKE_WITHIN_MS = 10_000;

export interface TlsKeeperOptions {
  paths: TlsPaths;
  /** Called when authorities or their lists changed: who came in by a certificate has to show it again. */
  onClientsChanged: () => void;
  /** Called for files that cannot be used, as long as they cannot. */
  onProblem: (error: unknown) => void;
}

export class TlsKeeper {
  readonly #options: TlsKeeperOptions;
  readonly #servers: Server[] = [];
  #files: TlsFiles;
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;

  private constructor(options: TlsKeeperOptions, files: TlsFiles) {
    this.#options = options;
    this.#files = files;
  }

  /** @throws when the files cannot be used */
  static async open(options: TlsKeeperOptions): Promise<TlsKeeper> {
    const keeper = new TlsKeeper(options, await readTlsFiles(options.paths));
    keeper.#timer = setInterval(() => void keeper.reread(), REREAD_MS);
    return keeper;
  }

  get files(): TlsFiles {
    return this.#files;
  }

  /** For a server that `keep` is called with. */
  get serverOptions(): TlsOptions {
    const isAsking = this.#options.paths.clientCaDir !== undefined;
    return {
      ...this.#files.context,
      requestCert: isAsking,
      // Whoever shows no certificate may have a secret; one that is not good is refused by CONNACK.
      rejectUnauthorized: false,
      handshakeTimeout: HANDSHAKE_WITHIN_MS,
      // A session that is taken up again shows no certificate, so one revoked since would go on.
      ...(isAsking ? { secureOptions: constants.SSL_OP_NO_TICKET } : {}),
    };
  }

  keep(server: Server): void {
    this.#servers.push(server);
  }

  async reread(): Promise<void> {
    this.#reading ??= this.#reread().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#reading;
  }

  async #reread(): Promise<void> {
    try {
      const files = await readTlsFiles(this.#options.paths);
      if (files.digest === this.#files.digest) return;
      const before = this.#files;
      const { secureOptions } = this.serverOptions;
      const context = secureOptions === undefined ? files.context : { ...files.context, secureOptions };
      for (const server of this.#servers) server.setSecureContext(context);
      this.#files = files;
      if (files.clientDigest !== before.clientDigest) this.#options.onClientsChanged();
    } catch (error) {
      this.#options.onProblem(error);
    }
  }
}
