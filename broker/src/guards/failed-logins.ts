/**
 * Counts wrong secrets by address and by device. A good secret never meets this: it is looked at first. Past the limit a
 * wrong one is answered later, and costs no question to the database.
 */
import { isIPv6 } from "node:net";
import { Rate } from "./rate.ts";

const PER_SECOND = 1 / 3;
const AT_ONCE = 20;
/** Of addresses and of devices each; the oldest is forgotten for a new one. */
const MAX_KNOWN = 10_000;

export class FailedLogins {
  readonly #addresses = new Map<string, Rate>();
  readonly #devices = new Map<string, Rate>();

  /** Whether neither has failed too often. */
  isBelow(address: string, deviceId: string): boolean {
    const isOver = (rate: Rate | undefined): boolean => rate?.hasRoom === false;
    return !isOver(this.#addresses.get(networkOf(address))) && !isOver(this.#devices.get(deviceId));
  }

  note(address: string, deviceId: string): void {
    take(this.#addresses, networkOf(address));
    take(this.#devices, deviceId);
  }
}

function take(rates: Map<string, Rate>, key: string): void {
  let rate = rates.get(key);
  if (rate === undefined) {
    const [oldest] = rates.keys();
    if (rates.size >= MAX_KNOWN && oldest !== undefined) rates.delete(oldest);
    rate = new Rate(PER_SECOND, AT_ONCE);
    rates.set(key, rate);
  }
  rate.take(1);
}

/** One subscriber has a whole /64 of IPv6. */
function networkOf(address: string): string {
  return isIPv6(address) && !address.startsWith("::ffff:")
    ? address.split(":").slice(0, 4).join(":")
    : address;
}
