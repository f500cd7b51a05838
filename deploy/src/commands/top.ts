import { setTimeout as sleep } from "node:timers/promises";
import { type Command, InvalidArgumentError } from "commander";
import { CommandError } from "../command-error.ts";
import { askRunningProcess } from "../command-socket.ts";
import type { Config } from "../config.ts";
import type { CommandContext } from "../context.ts";
import { readFigures } from "../operations/figures.ts";
import { lockFileOf } from "../perform.ts";
import type { Figures } from "../start/figures.ts";
import { openLiveScreen } from "../top/live-screen.ts";
import { devicesOn, drawScreen, type ScreenSize } from "../top/screen.ts";

const EVERY_S = 2;
/** What a terminal has that does not say. */
const PLAIN: ScreenSize = { columns: 80, rows: 24 };

export function addTopCommands(program: Command, context: CommandContext): void {
  program
    .command("top")
    .description("live rates, the slowest devices and what is refused; one look where there is no terminal")
    .option("--every <seconds>", "from one look to the next", readSeconds, EVERY_S)
    .action(async ({ every }: { every: number }) => {
      const config = context.config();
      if (process.stdout.isTTY && !context.isJson()) {
        await lookUntilEnded(config, every);
        return;
      }
      const before = await look(config, 0);
      await sleep(every * 1_000);
      const now = await look(config, devicesOn(PLAIN));
      context.answer(
        { seconds: (now.atMs - before.atMs) / 1_000, before, now },
        drawScreen(before, now, PLAIN, titleOf(every)),
      );
    });
}

async function lookUntilEnded(config: Config, every: number): Promise<void> {
  // Asked once before the terminal is taken: where nothing runs that is said among the shell's own lines.
  let before = await look(config, 0);
  const screen = openLiveScreen();
  try {
    screen.draw(titleOf(every));
    for (;;) {
      await sleep(every * 1_000, undefined, { signal: screen.ended }).catch(() => {});
      if (screen.ended.aborted) return;
      const size = {
        columns: process.stdout.columns || PLAIN.columns,
        rows: process.stdout.rows || PLAIN.rows,
      };
      const now = await look(config, devicesOn(size));
      screen.draw(drawScreen(before, now, size, `${titleOf(every)}, q ends it`));
      before = now;
    }
  } finally {
    screen.close();
  }
}

function titleOf(every: number): string {
  return `meetpaal top  ${new Date().toISOString().slice(0, 19)}Z  every ${every} s`;
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
