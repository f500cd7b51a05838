import { type Command, Option } from "commander";
import type { CommandContext } from "../context.ts";

export function addStartCommands(program: Command, context: CommandContext): void {
  program
    .command("start")
    .description("run everything in one process, or one part of it")
    .addOption(
      new Option("--only <part>", "run this part alone; needs DATABASE_URL").choices(["broker", "api"]),
    )
    .action(async (options: { only?: "broker" | "api" }) => {
      const config = context.config();
      const { start } = await import("../start/start.ts");
      await start(config, options.only ?? "all", context);
    });
}
