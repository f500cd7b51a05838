import type { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { applyMigrations } from "../operations/migrate.ts";

export function addMigrateCommands(program: Command, context: CommandContext): void {
  program
    .command("migrate")
    .description("bring the database to this version")
    .action(async () => {
      const result = await context.perform(applyMigrations, {});
      context.answer(
        result,
        result.applied.length === 0
          ? "The database was already at this version."
          : `Applied: ${result.applied.join(", ")}.`,
      );
    });
}
