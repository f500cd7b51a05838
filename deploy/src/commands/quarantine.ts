import Table from "cli-table3";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandContext } from "../context.ts";
import {
  listRefused,
  listUndeclared,
  REASONS,
  type RefusedEntry,
  readmitRefused,
  type UndeclaredEntry,
} from "../operations/quarantine.ts";

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
  quarantine
    .command("undeclared")
    .description(
      "names of keys that devices send and the register does not declare; what they held was never looked at",
    )
    .action(async () => {
      const result = await context.perform(listUndeclared, {});
      context.answer(result, namesInWords(result.items));
    });
  quarantine
    .command("readmit")
    .description("lets refused values in after all, all of them or none; their hours are summed again")
    .argument("<ids...>", "first column of `quarantine list`", readIds)
    .requiredOption("--reason <text>", "why; it stays on record, so name nobody")
    .action(async (ids: number[], { reason }: { reason: string }) => {
      const result = await context.perform(readmitRefused, { ids, reason });
      const replaced = result.replaced === 0 ? "" : ` ${result.replaced} took the place of a stored value.`;
      context.answer(result, `${result.readmitted} let in.${replaced}`);
    });
}

function inWords(items: readonly RefusedEntry[]): string {
  if (items.length === 0) return "Nothing was refused.";
  const table = new Table({
    head: ["id", "last", "device", "sensor", "reason", "key", "time", "value", "stored", "count"],
    style: { head: [], border: [], compact: true },
  });
  for (const item of items) {
    table.push([
      item.id,
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

function namesInWords(items: readonly UndeclaredEntry[]): string {
  if (items.length === 0) return "No key that the register does not declare came often enough to be named.";
  const table = new Table({
    head: ["sensor", "key", "first", "last"],
    style: { head: [], border: [], compact: true },
  });
  for (const { sensor, name, firstAt, lastAt } of items) table.push([sensor, name, firstAt, lastAt]);
  return table.toString();
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw new InvalidArgumentError(`expected a whole number from 1 to ${MOST}.`);
}

function readIds(text: string, before: number[] | undefined): number[] {
  const id = Number(text);
  if (Number.isInteger(id) && id >= 1) return [...(before ?? []), id];
  throw new InvalidArgumentError("expected ids of `quarantine list`, whole numbers.");
}
