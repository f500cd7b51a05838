import type { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { endViewer, makeViewer } from "../operations/viewer.ts";
import { readMoment } from "./moment.ts";

export function addViewerCommands(program: Command, context: CommandContext): void {
  const viewer = program.command("viewer").description("links by which organisers see all numbers of zones");
  viewer
    .command("create")
    .description("make a link; it is shown this once")
    .requiredOption("--zones <ids>", "ids of zones, with commas between them", readIds)
    .requiredOption("--until <moment>", "until when the link works", readMoment)
    .action(async (options: { zones: string[]; until: string }) => {
      const result = await context.perform(makeViewer, options);
      context.answer(result, `${result.url}\nTo end it earlier: meetpaal viewer revoke ${result.id}`);
    });
  viewer
    .command("revoke")
    .description("end a link now")
    .argument("<id>", "as `viewer create` printed it")
    .action(async (id: string) => {
      const result = await context.perform(endViewer, { id });
      context.answer(result, `The link ${id} works no more.`);
    });
}

function readIds(text: string): string[] {
  return text
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}
