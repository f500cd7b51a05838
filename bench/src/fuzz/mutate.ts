/** Sessions of MQTT packets, damaged at random: bits, bytes and pieces changed, doubled, cut out or put elsewhere. */
import mqttPacket, { type Packet } from "mqtt-packet";

/** Numbers in [0, 1) that a seed decides, so that what went wrong can be had again. */
export function randomFrom(seed: number): () => number {
  // Mulberry32, public domain (Tommy Ettinger).
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface FuzzedDevice {
  deviceId: string;
  secret: string;
  topic: string;
}

/** A login and some packets after it, as a decent client would send them. */
export function session({ deviceId, secret, topic }: FuzzedDevice, random: () => number): Buffer {
  const publish = { cmd: "publish", topic, dup: false, retain: false } as const;
  const payload = JSON.stringify({
    time: Date.now() - Math.floor(random() * 3_600_000),
    values: { count: 1 },
  });
  const packets: Packet[] = [
    { ...publish, payload, qos: 0 },
    { ...publish, payload, qos: 1, messageId: 1 },
    { ...publish, payload, qos: 2, messageId: 2 },
    { ...publish, payload: "x".repeat(70_000), qos: 1, messageId: 3 },
    { cmd: "pubrel", messageId: 2 },
    { cmd: "subscribe", messageId: 4, subscriptions: [{ topic: `v1/devices/${deviceId}/#`, qos: 1 }] },
    { cmd: "unsubscribe", messageId: 5, unsubscriptions: [`v1/devices/${deviceId}/#`] },
    { cmd: "puback", messageId: 6 },
    { cmd: "pingreq" },
    { cmd: "disconnect" },
  ];
  const login: Packet = {
    cmd: "connect",
    clientId: `${deviceId}:${Math.floor(random() * 8)}`,
    username: deviceId,
    password: Buffer.from(secret),
    keepalive: random() < 0.5 ? 0 : 60,
    clean: random() < 0.8,
    ...(random() < 0.2
      ? { will: { topic, payload: Buffer.from(payload), qos: 1 as const, retain: false } }
      : {}),
  };
  const rest = Array.from({ length: Math.floor(random() * 8) }, () => pick(packets, random));
  return Buffer.concat([login, ...rest].map((packet) => mqttPacket.generate(packet)));
}

/** Damages bytes in one to eight places. */
export function mutate(bytes: Buffer, random: () => number): Buffer {
  let damaged: Buffer = Buffer.from(bytes);
  for (let times = 1 + Math.floor(random() * 8); times > 0; times -= 1) {
    const at = Math.floor(random() * damaged.length);
    const length = Math.floor(random() * 16);
    const piece = damaged.subarray(at, at + length);
    const before = damaged.subarray(0, at);
    switch (Math.floor(random() * 6)) {
      case 0:
        damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        break;
      case 1:
        damaged[at] = pick([0x00, 0x7f, 0x80, 0xff], random);
        break;
      case 2:
        damaged = Buffer.concat([before, damaged.subarray(at + length)]);
        break;
      case 3:
        damaged = Buffer.concat([before, piece, damaged.subarray(at)]);
        break;
      case 4:
        damaged = Buffer.concat([
          before,
          Buffer.from(piece).fill(Math.floor(random() * 256)),
          damaged.subarray(at),
        ]);
        break;
      default:
        damaged = Buffer.concat([piece, before, damaged.subarray(at + length)]);
    }
  }
  return damaged;
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}
