import type { SendingLimit } from "./budget.ts";

/**
 * Everything that may slow somebody down or keep him out: a metric counts each by its name, and for a known device it is
 * an event of the class `limit-` and that name.
 */
export type Limit =
  | SendingLimit
  | `organisation-${SendingLimit}`
  /** Of a device: the connection that is silent for longest makes room. */
  | "connections"
  | "organisation-connections"
  /** Of the whole broker: whoever has been entering for longest makes room. */
  | "all-connections"
  /** A device that comes and goes is let in later. */
  | "flapping"
  /** Wrong secrets, of one device or from one address, are answered later. */
  | "failed-logins";
