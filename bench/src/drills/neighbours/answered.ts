/**
 * What another broker handed over and the product acknowledged to it: from then on it is ours. What was handed over and not
 * acknowledged stays the other broker's to hand over again, on whatever connection.
 *
 * @see MQTT 5, §4.3.2 (QoS 1)
 */
import mqttPacket from "mqtt-packet";
import type { Watcher } from "../tcp-proxy.ts";

const READINGS = /v1\/sensors\/([^/]+)\/readings$/;
const TIME = /^\{"time":(\d+)/;

export class Answered {
  readonly #messages = new Set<string>();

  /** @param timeMs - as the payload has it */
  has(publicId: string, timeMs: string): boolean {
    return this.#messages.has(`${publicId} ${timeMs}`);
  }

  /** Looks on at one connection of the product. */
  watch(): Watcher {
    const underWay = new Map<number, string>();
    const fromTarget = mqttPacket.parser({ protocolVersion: 5 });
    const fromClient = mqttPacket.parser({ protocolVersion: 5 });
    fromTarget.on("packet", (packet) => {
      if (packet.cmd !== "publish" || packet.messageId === undefined) return;
      const [, publicId] = READINGS.exec(packet.topic) ?? [];
      const [, timeMs] = TIME.exec(packet.payload.toString()) ?? [];
      underWay.set(packet.messageId, `${publicId} ${timeMs}`);
    });
    fromClient.on("packet", (packet) => {
      if (packet.cmd !== "puback") return;
      const message = underWay.get(packet.messageId ?? 0);
      if (message !== undefined) this.#messages.add(message);
    });
    return {
      fromTarget: (chunk) => void fromTarget.parse(chunk),
      fromClient: (chunk) => void fromClient.parse(chunk),
    };
  }
}
