import type { Command } from "commander";
import pc from "picocolors";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { examine } from "../operations/doctor.ts";

export function addDoctorCommands(program: Command, context: CommandContext): void {
  program
    .command("doctor")
    .description("compare promises with the tables; look at keys, clock, disk and versions")
    .option("--accept-clock", "say that the database's clock is right as it is, so that deleting goes on")
    .action(async (options: { acceptClock?: boolean }) => {
      const { dataDir } = context.config();
      const result = await context.perform(examine, { dataDir, acceptClock: options.acceptClock === true });
      context.answer(
        result,
        result.checks
          .map(({ name, ok, detail }) => `${ok ? pc.green("ok   ") : pc.red("WRONG")} ${name}: ${detail}`)
          .join("\n"),
      );
      const wrong = result.checks.filter(({ ok }) => !ok);
      if (wrong.length === 0) return;
      throw new CommandError("failed", `Not in order: ${wrong.map(({ name }) => name).join(", ")}.`);
    });
}
