/**
 * The way from CONNECT to CONNACK: who may come in, and when. A good secret or certificate always gets in; what was tried
 * too often, or comes and goes too often, is answered later.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Ingest } from "@meetpaal/ingest";
import type { Connection } from "../connection/connection.ts";
import type { Hub } from "../connection/hub.ts";
import { FailedLogins } from "./failed-logins.ts";
import { type ConnackCode, type LogInResult, logIn } from "./log-in.ts";
import type { Sessions } from "./sessions.ts";

/** How long a wrong secret waits for its answer past the limit. */
const FAILED_WAIT_MS = 3_000;

export interface EntranceOptions {
  ingest: Ingest;
  serviceSecret: string | undefined;
  hub: Hub;
  sessions: Sessions;
  /** Whether everybody may come in who has a client id, or wants no session [MQTT-3.1.3-8]. */
  isOpen: boolean;
}

export class Entrance {
  readonly #ingest: Ingest;
  readonly #serviceSecret: string | undefined;
  readonly #hub: Hub;
  readonly #sessions: Sessions;
  readonly #isOpen: boolean;
  readonly #failed = new FailedLogins();

  constructor({ ingest, serviceSecret, hub, sessions, isOpen }: EntranceOptions) {
    this.#ingest = ingest;
    this.#serviceSecret = serviceSecret;
    this.#hub = hub;
    this.#sessions = sessions;
    this.#isOpen = isOpen;
  }

  /** @returns the code to answer; a client that is let in has its share of the bounds by then */
  async enter(
    connection: Connection,
    user: string | undefined,
    password: Buffer | undefined,
  ): Promise<ConnackCode> {
    if (this.#isOpen) return connection.clientId === "" && !connection.isClean ? 2 : 0;
    const { clientId, peer } = connection;
    const { address } = peer;
    const isBelow = this.#failed.isBelow(address, user ?? "");
    const ask = async (mayLookUp: boolean): Promise<LogInResult> =>
      await logIn(this.#ingest, this.#serviceSecret, connection, user, password, mayLookUp);
    let login = await ask(isBelow);
    if (login.code === 4) {
      this.#failed.note(address, user ?? "");
      if (!isBelow) {
        await this.#wait(user ?? "");
        // A secret made a moment ago is known by now, without a question of its own.
        login = await ask(false);
      }
    }
    connection.clientId = "";
    const { code, identity } = login;
    if (code !== 0) return code;
    if (identity === undefined) {
      connection.isService = true;
      connection.peer.loggedIn();
      return 0;
    }
    if (connection.state === "closed") return 3;
    const admitted = await this.#admit(connection, identity);
    if (admitted === 0) this.#sessions.entered(clientId, connection.isClean);
    return admitted;
  }

  async #wait(user: string): Promise<void> {
    this.#hub.limited("failed-logins", this.#ingest.quotasOf(user) === undefined ? "" : user);
    await sleep(FAILED_WAIT_MS, undefined, { ref: false });
  }

  async #admit(
    connection: Connection,
    { deviceId, proof }: Parameters<Hub["identified"]>[1],
  ): Promise<ConnackCode> {
    const admission = this.#hub.identified(connection, { deviceId, proof });
    for (const limit of admission.limits) this.#hub.limited(limit, deviceId);
    if (!admission.isAdmitted) return 5;
    connection.peer.loggedIn();
    if (admission.waitMs > 0) await sleep(admission.waitMs, undefined, { ref: false });
    return 0;
  }
}
