/** What `start` says once everything answers. */
import type { Config } from "../config.ts";

/** Where to go; absent is what this process does not run. */
export interface Addresses {
  /** Where the site can be opened, without a slash at the end. */
  site?: string;
  api?: string;
  mqtt?: string;
  mqtts?: string;
  ws?: string;
  wss?: string;
  metrics: string;
}

export function announcement(
  { site, api, mqtt, mqtts, ws, wss, metrics }: Addresses,
  config: Config,
): string {
  const lines = ["Meetpaal runs."];
  if (site !== undefined) lines.push(`  Site     ${site}/`);
  if (site !== undefined) lines.push(`  Crowd    ${site}/nl/drukte`);
  if (api !== undefined) lines.push(`  API      ${api}`);
  if (mqtt !== undefined) lines.push(`  MQTT     ${mqtt}`);
  for (const address of [mqtts, ws, wss]) if (address !== undefined) lines.push(`           ${address}`);
  lines.push(`  Metrics  ${metrics}`);
  if (config.demo)
    lines.push(
      "Voorbeeldstad is alive in it: VOORBEELD, geen echte metingen. EXAMPLE, not real measurements.",
    );
  lines.push("Stop with Ctrl+C.");
  return lines.join("\n");
}

/** An address as a URL; an IPv6 host goes in brackets, and "any address" is reached at the loopback. */
export function urlOf(scheme: string, host: string, port: number): string {
  const reached = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `${scheme}://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
}
