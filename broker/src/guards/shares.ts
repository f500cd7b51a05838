/**
 * What the connections of one device share, and all devices of an organisation: bounds, rates, number of connections, and
 * how often one may come in.
 */
import type { DeviceQuotas, Ingest } from "@meetpaal/ingest";
import type { Connection } from "../connection/connection.ts";
import { Budget, DEVICE_LIMITS, TOTAL_LIMITS } from "./budget.ts";
import type { Limit } from "./limit.ts";
import { Rate } from "./rate.ts";

/** Of one device; its suffixes are its own choice, so without a bound it could keep everybody out. */
const MAX_CONNECTIONS = 20;
/** A device that logs in more often than this is let in later: it may be in a loop, or two boxes share one id. */
const LOGINS_PER_SECOND = 1;
const LOGINS_AT_ONCE = 30;
/** Clients wait for CONNACK for some tens of seconds. */
const MAX_WAIT_MS = 10_000;

interface OrganisationShare {
  budget: Budget;
  connections: number;
  maxConnections: number;
}

interface DeviceShare {
  budget: Budget;
  organisation: OrganisationShare;
  organisationId: string;
  logins: Rate;
  connections: Set<Connection>;
  maxConnections: number;
}

export type Admission =
  | { isAdmitted: true; waitMs: number; limits: Limit[] }
  | { isAdmitted: false; limits: Limit[] };

export class Shares {
  readonly #ingest: Pick<Ingest, "quotasOf">;
  readonly #devices = new Map<string, DeviceShare>();
  readonly #organisations = new Map<string, OrganisationShare>();

  constructor(ingest: Pick<Ingest, "quotasOf">) {
    this.#ingest = ingest;
  }

  /** Gives a client that logged in its share; another connection of its device may have to make room for it. */
  admit(connection: Connection, deviceId: string): Admission {
    const share = this.#shareOf(deviceId);
    const { organisation } = share;
    if (organisation.connections >= organisation.maxConnections) {
      return { isAdmitted: false, limits: ["organisation-connections"] };
    }
    const limits: Limit[] = [];
    if (share.connections.size >= share.maxConnections) {
      limits.push("connections");
      // Not the newcomer: what is silent for longest may be half-open, left behind by the same box.
      [...share.connections].toSorted((a, b) => a.lastByteMs - b.lastByteMs)[0]?.close("made-room");
    }
    const waitMs = Math.min(share.logins.waitMs, MAX_WAIT_MS);
    if (waitMs > 0) limits.push("flapping");
    share.logins.take(1);
    share.connections.add(connection);
    organisation.connections += 1;
    connection.budget = share.budget;
    return { isAdmitted: true, waitMs, limits };
  }

  leave(connection: Connection): void {
    const share = this.#devices.get(connection.deviceId);
    if (share?.connections.delete(connection) === true) share.organisation.connections -= 1;
  }

  /** How many publishes of each device were taken in and not answered; none are left out. */
  unanswered(): Map<string, number> {
    const waiting = new Map<string, number>();
    for (const [deviceId, { budget }] of this.#devices) {
      if (budget.messages > 0) waiting.set(deviceId, budget.messages);
    }
    return waiting;
  }

  /** Takes over what the register declares now. */
  refresh(): void {
    for (const [deviceId, share] of this.#devices) {
      const quotas = this.#ingest.quotasOf(deviceId);
      if (quotas !== undefined && quotas.organisation === share.organisationId) declare(share, quotas);
    }
  }

  /** Forgets who is away and has nothing to be remembered for. */
  tidy(): void {
    for (const [deviceId, { connections, budget, logins }] of this.#devices) {
      if (connections.size === 0 && budget.messages === 0 && logins.isFull) this.#devices.delete(deviceId);
    }
  }

  #shareOf(deviceId: string): DeviceShare {
    const quotas = this.#ingest.quotasOf(deviceId) ?? { organisation: "", own: {}, shared: {} };
    const known = this.#devices.get(deviceId);
    if (known?.organisationId === quotas.organisation) return known;
    const organisation = this.#organisations.get(quotas.organisation) ?? {
      budget: new Budget(TOTAL_LIMITS),
      connections: 0,
      maxConnections: Number.POSITIVE_INFINITY,
    };
    this.#organisations.set(quotas.organisation, organisation);
    const share: DeviceShare = {
      budget: new Budget(DEVICE_LIMITS, organisation.budget),
      organisation,
      organisationId: quotas.organisation,
      logins: new Rate(LOGINS_PER_SECOND, LOGINS_AT_ONCE),
      connections: new Set(),
      maxConnections: MAX_CONNECTIONS,
    };
    declare(share, quotas);
    this.#devices.set(deviceId, share);
    return share;
  }
}

function declare(share: DeviceShare, { own, shared }: DeviceQuotas): void {
  share.budget.declare(own);
  share.maxConnections = own.connections ?? MAX_CONNECTIONS;
  share.organisation.budget.declare(shared);
  share.organisation.maxConnections = shared.connections ?? Number.POSITIVE_INFINITY;
}
