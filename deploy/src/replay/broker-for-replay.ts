/**
 * Finds the broker that a replay sends to: the running process's, or else one that lives as long as the replay.
 *
 * On a server database nobody knows who else runs: whoever listens where the settings say is taken to be ours.
 */
import { connect } from "node:net";
import { takeDataDir } from "@meetpaal/db";
import type { Config } from "../config.ts";
import { findBroker } from "../operations/whereabouts.ts";
import { perform } from "../perform.ts";
import { urlOf } from "../start/announcement.ts";
import { openLog } from "../start/log.ts";
import { closeParts, openParts, type Parts } from "../start/parts.ts";

export interface BrokerForReplay {
  /** `mqtt://host:port` */
  url: string;
  close: () => Promise<void>;
}

export async function findOrOpenBroker(config: Config): Promise<BrokerForReplay> {
  const running = await findRunning(config);
  if (running !== undefined) return { url: running, close: async () => await Promise.resolve() };
  const parts: Parts = {};
  const free = { host: "127.0.0.1", port: 0 };
  const own: Config = {
    ...config,
    mqtt: { ...config.mqtt, ...free, tls: undefined, ws: undefined, wss: undefined },
    metrics: free,
    demo: false,
  };
  try {
    const { mqtt = "" } = await openParts(parts, own, "broker", await openLog("error"));
    return { url: mqtt, close: async () => await closeParts(parts) };
  } catch (error) {
    await closeParts(parts);
    throw error;
  }
}

async function findRunning(config: Config): Promise<string | undefined> {
  if (config.databaseUrl !== undefined) {
    const url = config.mqttUrl ?? urlOf("mqtt", config.mqtt.host, config.mqtt.port);
    return (await isListening(url)) ? url : undefined;
  }
  const held = takeDataDir(config.dataDir);
  if (held !== undefined) {
    held.release();
    return undefined;
  }
  return (await perform(config, findBroker, {})).mqttUrl ?? undefined;
}

async function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return await new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port || 1883),
      timeout: 3_000,
    });
    const answer = (isOpen: boolean): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
    socket.once("timeout", () => answer(false));
  });
}
