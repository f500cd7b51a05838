/**
 * A simulated device: a real MQTT client with a credential of its own, through the front door like any other.
 *
 * It sends with QoS 1 and keeps what is not acknowledged, so it sends again after the connection comes back.
 */
import mqtt from "mqtt";

export interface Device {
  /** Sends readings of one sensor; resolves when the broker has acknowledged them. */
  publish: (publicId: string, readings: readonly Reading[]) => Promise<void>;
  close: () => Promise<void>;
}

export interface Reading {
  /** Milliseconds since 1970. */
  time: number;
  values: Record<string, number>;
}

export interface DeviceOptions {
  /** `mqtt://host:port` */
  url: string;
  deviceId: string;
  secret: string;
  /** Told why a connection was refused or lost; the client tries again by itself. */
  onTrouble: (error: Error) => void;
}

export function openDevice({ url, deviceId, secret, onTrouble }: DeviceOptions): Device {
  const client = mqtt.connect(url, {
    clientId: deviceId,
    username: deviceId,
    password: secret,
    protocolVersion: 4,
    keepalive: 60,
    reconnectPeriod: 2_000,
    connectTimeout: 10_000,
  });
  client.on("error", onTrouble);
  return {
    publish: async (publicId, readings) => {
      await client.publishAsync(`v1/sensors/${publicId}/readings`, JSON.stringify(readings), { qos: 1 });
    },
    close: async () => {
      await client.endAsync(true);
    },
  };
}
