/** Who a device is: by the contract known here, and by the newest one before it is told no. */

import {
  type ClientCertificate,
  checkCertificate,
  checkSecret,
  isStillGood,
  type Login,
  type Proof,
} from "./authenticate.ts";
import type { ContractKeeper } from "./contract/contract-keeper.ts";
import type { DatabaseClock } from "./database-clock.ts";
import type { LastUses } from "./tally/last-uses.ts";

/** Without a database for this long, nobody new is let in. */
const LET_IN_MS = 15 * 60_000;

export interface SignInOptions {
  keeper: ContractKeeper;
  clock: DatabaseClock;
  lastUses: LastUses;
  /** Whether other processes may store readings of the same device. */
  hasNeighbours: boolean;
  /** A device that exists showed what is not its own. */
  onRefused: (deviceId: string) => void;
  onProblem: (error: unknown) => void;
}

export class SignIn {
  readonly #options: SignInOptions;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /**
   * @param evidence - its secret, or a certificate
   * @param mayLookUp - false: a secret of a moment ago is not asked the database for; it is known within a second anyway
   */
  async authenticate(
    deviceId: string,
    evidence: Buffer | ClientCertificate,
    mayLookUp = true,
  ): Promise<Login> {
    const known = this.#check(deviceId, evidence);
    if (known.ok) {
      this.#forgetNewest(deviceId);
      this.#options.lastUses.note(deviceId, known.proof, this.#options.clock.nowUs());
      return known;
    }
    if (mayLookUp) {
      // The device, or its secret, may be newer than what is known here.
      await this.#options.keeper.refresh().catch(this.#options.onProblem);
    }
    const login = mayLookUp ? this.#check(deviceId, evidence) : known;
    if (login.ok) this.#options.lastUses.note(deviceId, login.proof, this.#options.clock.nowUs());
    else if (login.reason !== "unavailable" && this.#options.keeper.current?.devices.has(deviceId) === true) {
      this.#options.onRefused(deviceId);
    }
    return login;
  }

  /** Whether a device may go on by what it was let in by. */
  isAllowed(deviceId: string, proof: Proof): boolean {
    const contract = this.#options.keeper.current;
    return contract !== undefined && isStillGood(contract, deviceId, proof, this.#options.clock.nowUs());
  }

  #check(deviceId: string, evidence: Buffer | ClientCertificate): Login {
    const contract = this.#options.keeper.current;
    if (contract === undefined || this.#options.clock.silentMs > LET_IN_MS)
      return { ok: false, reason: "unavailable" };
    const nowUs = this.#options.clock.nowUs();
    return Buffer.isBuffer(evidence)
      ? checkSecret(contract, deviceId, evidence, nowUs)
      : checkCertificate(contract, deviceId, evidence, nowUs);
  }

  /** Another process may have stored readings of this device since it was last connected here. */
  #forgetNewest(deviceId: string): void {
    if (!this.#options.hasNeighbours) return;
    const device = this.#options.keeper.current?.devices.get(deviceId);
    for (const { sensor } of device?.grants.values() ?? []) sensor.isKnown = false;
  }
}
