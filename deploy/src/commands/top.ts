import { setTimeout as sleep } from "node:timers/promises";
import { type Command, InvalidArgumentError } from "commander";
import { CommandError } from "../command-error.ts";
import { askRunningProcess } from "../command-socket.ts";
import type { Config } from "../config.ts";
import type { CommandContext } from "../context.ts";
import { readFigures } from "../operations/figures.ts";
import { lockFileOf } from "../perform.ts";
import type { Figures } from "../start/figures.ts";
import { devicesOn, drawScreen, type ScreenSize } from "../top/screen.ts";

const EVERY_S = 2;
/** What a terminal has that does not say. */
const PLAIN: ScreenSize = { columns: 80, rows: 24 };

/** To the start, and what is below it gone: no flicker, and the shell's own lines stay above. */
const HOME_AND_CLEAR = "\u001B[H\u001B[J";

export function addTopCommands(program: Command, context: CommandContext): void {
  program
    .command("top")
    .description("live rates, the slowest devices and what is refused; one look where there is no terminal")
    .option("--every <seconds>", "from one look to the next", readSeconds, EVERY_S)
    .action(async ({ every }: { every: number }) => {
      const config = context.config();
      const isLive = process.stdout.isTTY && !context.isJson();
      let before = await look(config, 0);
      for (;;) {
        await sleep(every * 1_000);
        const size = isLive
          ? { columns: process.stdout.columns || PLAIN.columns, rows: process.stdout.rows || PLAIN.rows }
          : PLAIN;
        const now = await look(config, devicesOn(size));
        const title = `meetpaal top  ${new Date().toISOString().slice(0, 19)}Z  every ${every} s${isLive ? ", Ctrl+C ends it" : ""}`;
        const screen = drawScreen(before, now, size, title);
        if (isLive) process.stdout.write(`${HOME_AND_CLEAR}${screen}\n`);
        else context.answer({ seconds: (now.atMs - before.atMs) / 1_000, before, now }, screen);
        if (!isLive) return;
        before = now;
      }
    });
}

async function look({ dataDir }: Config, devices: number): Promise<Figures> {
  const answer = await askRunningProcess(lockFileOf(dataDir), readFigures.name, { devices });
  if (answer !== undefined) return readFigures.result.parse(answer.result);
  throw new CommandError(
    "failed",
    `No meetpaal runs with DATA_DIR=${dataDir}: start it, or set DATA_DIR to that of the one that runs.`,
  );
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 0.2 && seconds <= 3_600) return seconds;
  throw new InvalidArgumentError("expected seconds, 0.2 to 3600.");
}
