/**
 * Which persistent sessions are kept: of each device a few, whatever it writes behind its id, so that nobody fills the
 * memory with them. A session holds what a client subscribed to and what it missed. It ends with the process, and a
 * client is told by CONNACK (session present 0).
 *
 * @see MQTT 3.1.1 §3.1.2.4
 */

const MAX_PER_DEVICE = 5;

export class Sessions {
  /** Client ids by device id. */
  readonly #kept = new Map<string, Set<string>>();

  /** @param clientId - a device id, with or without a suffix */
  mayKeep(clientId: string): boolean {
    const kept = this.#kept.get(deviceOf(clientId));
    return kept === undefined || kept.size < MAX_PER_DEVICE || kept.has(clientId);
  }

  /** Called when a client was let in. @param isClean - it asked for none, or it may not have one */
  entered(clientId: string, isClean: boolean): void {
    const deviceId = deviceOf(clientId);
    const kept = this.#kept.get(deviceId) ?? new Set();
    if (isClean) kept.delete(clientId);
    else kept.add(clientId);
    if (kept.size === 0) this.#kept.delete(deviceId);
    else this.#kept.set(deviceId, kept);
  }
}

function deviceOf(clientId: string): string {
  return clientId.split(":")[0] ?? "";
}
