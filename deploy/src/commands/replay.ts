import { Presets, SingleBar } from "cli-progress";
import Table from "cli-table3";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../context.ts";

export function addReplayCommands(program: Command, context: CommandContext): void {
  program
    .command("replay")
    .description("send a file of hourly counts through the broker as devices would (Melbourne's open data)")
    .argument("<file>", "CSV with Date, Hour, SensorID, SensorName, PedestrianCount; .gz is unpacked")
    .option("--locations <file>", "CSV with Sensor ID, Sensor Description, Latitude, Longitude")
    .option(
      "--speed <n>",
      "so many times faster than it was measured; otherwise as fast as it can",
      parseSpeed,
    )
    .action(async (file: string, options: { locations?: string; speed?: number }) => {
      const { replay } = await import("../replay/replay.ts");
      const bar = new SingleBar(
        {
          format: "{bar} {percentage}% {value}/{total} {rate}/s",
          stream: process.stderr,
          noTTYOutput: true,
          notTTYSchedule: 5_000,
        },
        Presets.shades_classic,
      );
      let startedAt = 0;
      const result = await replay(context.config(), context, {
        file,
        locations: options.locations,
        speed: options.speed,
        onStart: (total) => {
          startedAt = performance.now();
          if (!context.isJson()) bar.start(total, 0, { rate: 0 });
        },
        onProgress: (acknowledged) => {
          const seconds = (performance.now() - startedAt) / 1_000;
          if (!context.isJson()) bar.update(acknowledged, { rate: Math.round(acknowledged / seconds) });
        },
      }).finally(() => bar.stop());
      const table = new Table({
        head: ["sensor", "counts", "sum"],
        style: { head: [], border: [], compact: true },
        colAligns: ["left", "right", "right"],
      });
      for (const { reference, count, sum } of result.sums) table.push([reference, count, sum]);
      const { sent, acknowledged, rate } = result;
      context.answer(
        result,
        `${table.toString()}\n${sent} sent, ${acknowledged} acknowledged, ${rate} a second. The sums are those of the file.`,
      );
    });
}

function parseSpeed(text: string): number {
  const speed = Number(text);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new InvalidArgumentError("expected a number above 0");
}
