import Table from "cli-table3";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandContext } from "../context.ts";
import { listRefused, REASONS, type RefusedEntry } from "../operations/quarantine.ts";

const DEFAULT_LIMIT = 100;
const MOST = 5_000;

export function addQuarantineCommands(program: Command, context: CommandContext): void {
  const quarantine = program.command("quarantine").description("what was refused, and why");
  quarantine
    .command("list")
    .description("the newest refusals first")
    .option("--device <id>", "of this device alone")
    .addOption(new Option("--reason <code>", "for this reason alone").choices(REASONS))
    .option("--limit <n>", `at most so many rows, up to ${MOST}`, readLimit, DEFAULT_LIMIT)
    .action(async (options: { device?: string; reason?: (typeof REASONS)[number]; limit: number }) => {
      const { device = null, reason = null, limit } = options;
      const result = await context.perform(listRefused, { device, reason, limit });
      context.answer(result, inWords(result.items));
    });
}

function inWords(items: readonly RefusedEntry[]): string {
  if (items.length === 0) return "Nothing was refused.";
  const table = new Table({
    head: ["last", "device", "sensor", "reason", "key", "time", "value", "stored", "count"],
    style: { head: [], border: [], compact: true },
  });
  for (const item of items) {
    table.push([
      item.lastAt,
      item.deviceId,
      item.sensor,
      item.reason,
      item.key ?? "",
      item.time ?? "",
      item.value ?? "",
      item.storedValue ?? "",
      item.count,
    ]);
  }
  return table.toString();
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw new InvalidArgumentError(`expected a whole number from 1 to ${MOST}.`);
}
