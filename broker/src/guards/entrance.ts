/**
 * The way from CONNECT to CONNACK: who may come in, and when. A good secret or certificate always gets in; what was tried
 * too often, or comes and goes too often, is answered later.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Ingest } from "@meetpaal/ingest";
import type { Connection } from "../connection/connection.ts";
import type { Hub } from "../connection/hub.ts";
import { FailedLogins } from "./failed-logins.ts";
import { type ConnackCode, logIn } from "./log-in.ts";

/** How long a wrong secret waits for its answer past the limit. */
const FAILED_WAIT_MS = 3_000;

export class Entrance {
  readonly #ingest: Ingest;
  readonly #serviceSecret: string | undefined;
  readonly #hub: Hub;
  readonly #failed = new FailedLogins();

  constructor(ingest: Ingest, serviceSecret: string | undefined, hub: Hub) {
    this.#ingest = ingest;
    this.#serviceSecret = serviceSecret;
    this.#hub = hub;
  }

  /** @returns the code to answer; a client that is let in has its share of the bounds by then */
  async enter(
    connection: Connection,
    user: string | undefined,
    password: Buffer | undefined,
  ): Promise<ConnackCode> {
    const { address } = connection.peer;
    const isBelow = this.#failed.isBelow(address, user ?? "");
    const { code, identity } = await logIn(
      this.#ingest,
      this.#serviceSecret,
      connection,
      user,
      password,
      isBelow,
    );
    connection.clientId = "";
    if (code !== 0) {
      if (code === 4) await this.#refuse(connection, user ?? "", isBelow);
      return code;
    }
    if (identity === undefined) {
      connection.isService = true;
      connection.peer.loggedIn();
      return 0;
    }
    if (connection.state === "closed") return 3;
    return await this.#admit(connection, identity);
  }

  async #refuse({ peer }: Connection, user: string, isBelow: boolean): Promise<void> {
    this.#failed.note(peer.address, user);
    if (isBelow) return;
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
