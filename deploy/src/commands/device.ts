import type { Command } from "commander";
import type { z } from "zod";
import type { CommandContext } from "../context.ts";
import type { CredentialEntry } from "../operations/credential.ts";
import { showDevice } from "../operations/device.ts";

export function addDeviceCommands(program: Command, context: CommandContext): void {
  const device = program.command("device").description("boxes that connect");
  device
    .command("show")
    .description("what a device may send, how it logs in, and what a limit did in the last seven days")
    .argument("<device>", "its id in the register")
    .action(async (deviceId: string) => {
      const result = await context.perform(showDevice, { deviceId });
      context.answer(result, inWords(result));
    });
}

function inWords(device: z.output<typeof showDevice.result>): string {
  const { deviceId, owner, sensors, credentials, events, certificatesSince } = device;
  return [
    `device        ${deviceId}`,
    `owner         ${owner}`,
    ...sensors.map((sensor) => `may send for  ${sensor}`),
    `quota         ${quotaText(device.quota, "what every device may")}`,
    `of its owner  ${quotaText(device.organisationQuota, "none")}`,
    ...(certificatesSince === null
      ? []
      : [`certificates  refused if they began before ${certificatesSince}`]),
    ...credentials.map(credentialText),
    ...events.map(
      ({ class: name, count, lastAt }) => `event         ${name}, ${count} times in 7 days, last ${lastAt}`,
    ),
  ].join("\n");
}

function quotaText(quota: object | null, none: string): string {
  const limits = Object.entries(quota ?? {});
  return limits.length === 0 ? none : limits.map(([name, limit]) => `${name} ${limit}`).join(", ");
}

export function credentialText({ id, kind, ...row }: CredentialEntry): string {
  const ended = row.revokedAt === null ? "expired" : `revoked ${row.revokedAt}`;
  const state = row.isUsable ? `until ${row.expiresAt ?? "it is revoked"}` : ended;
  return `${kind.padEnd(13)} ${id}, ${state}, made ${row.createdAt}, last used ${row.lastUsedAt ?? "never"}`;
}
