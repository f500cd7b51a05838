import type { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { askToPause, type DeviceLifeShown, showDeviceLife } from "../operations/device-life.ts";
import { readMoment } from "./moment.ts";

const HOUR_S = 3_600;

/** `device state`, `device pause`, `device resume`. */
export function addDeviceLifeCommands(program: Command, context: CommandContext): void {
  const device =
    program.commands.find((command) => command.name() === "device") ??
    program.command("device").description("boxes that connect");
  device
    .command("state")
    .description("whether a device is there, how long it was by day, and how its clock goes")
    .argument("<device>", "its id in the register")
    .action(async (deviceId: string) => {
      const life = await context.perform(showDeviceLife, { deviceId });
      context.answer(life, lifeInWords(life));
    });
  device
    .command("pause")
    .description("ask a device to send nothing for a while; the contract goes on deciding what is stored")
    .argument("<device>", "its id in the register")
    .requiredOption("--reason <text>", "why, for the record")
    .option("--until <moment>", "until when (default: until `device resume`)", readMoment)
    .action(async (deviceId: string, { until, reason }: { until?: string; reason: string }) => {
      const result = await context.perform(askToPause, {
        deviceId,
        isPaused: true,
        until: until === undefined ? null : new Date(until).toISOString(),
        reason,
      });
      context.answer(result, `${deviceId} is asked to pause${until === undefined ? "" : ` until ${until}`}.`);
    });
  device
    .command("resume")
    .description("ask a device to go on")
    .argument("<device>", "its id in the register")
    .requiredOption("--reason <text>", "why, for the record")
    .action(async (deviceId: string, { reason }: { reason: string }) => {
      const result = await context.perform(askToPause, { deviceId, isPaused: false, until: null, reason });
      context.answer(result, `${deviceId} is asked to go on.`);
    });
}

/** The lines that say how a device is. */
function lifeInWords(life: DeviceLifeShown): string {
  const { isOnline, since, lastMessageAt, pause, clock, reports, days } = life;
  const state = isOnline === null ? "never connected" : isOnline ? "online" : "offline";
  return [
    `state         ${state}${since === null ? "" : ` since ${since}`}`,
    `last message  ${lastMessageAt ?? "none"}`,
    ...(pause === null ? [] : [`asked to pause ${pause.until === null ? "" : `until ${pause.until}`}`]),
    ...(clock === null ? [] : [`clock         ${clockInWords(clock)}`]),
    ...reports.map(({ key, time, value }) => `${key.padEnd(13)} ${value} at ${time}`),
    ...days.map(
      ({ day, onlineS, messages }) =>
        `${day}    connected ${(onlineS / HOUR_S).toFixed(1)} h, ${messages} messages`,
    ),
  ].join("\n");
}

/** Estimated from the shortest time that a value took to get here. */
function clockInWords({ behindS, driftSPerDay }: NonNullable<DeviceLifeShown["clock"]>): string {
  const distance = `${Math.abs(behindS).toFixed(1)} s ${behindS < 0 ? "ahead" : "behind, at most"}`;
  return driftSPerDay === null
    ? `${distance} (estimated)`
    : `${distance}, ${driftSPerDay.toFixed(2)} s a day (estimated)`;
}
