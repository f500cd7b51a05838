/**
 * A screen of its own in a terminal, drawn anew at every look, until q, Ctrl+C or a signal. The shell's own lines are
 * there again after it, whatever ends it.
 */

/** What lies below the shell's lines, the cursor hidden. */
const OPEN = "\u001B[?1049h\u001B[?25l";
const CLOSE = "\u001B[?25h\u001B[?1049l";
/** To the start, and each line anew with what was longer in it gone: no flicker. */
const HOME = "\u001B[H";
const CLEAR_LINE = "\u001B[K";
const CLEAR_BELOW = "\u001B[J";

/** Ctrl+C and Ctrl+D come as keys while each key is read by itself. */
const ENDS = Buffer.from("qQ\u0003\u0004");
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface LiveScreen {
  /** Aborted once somebody wants it to end. */
  ended: AbortSignal;
  draw: (text: string) => void;
  /** Gives the terminal back as it was. */
  close: () => void;
}

export function openLiveScreen(
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WriteStream = process.stdout,
): LiveScreen {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const hear = (keys: Buffer): void => {
    if (keys.some((key) => ENDS.includes(key))) end();
  };
  for (const signal of SIGNALS) process.on(signal, end);
  if (input.isTTY) {
    input.setRawMode(true);
    input.on("data", hear);
  }
  output.write(OPEN);
  return {
    ended: ending.signal,
    draw: (text) => {
      output.write(`${HOME}${text.replaceAll("\n", `${CLEAR_LINE}\n`)}${CLEAR_LINE}${CLEAR_BELOW}`);
    },
    close: () => {
      output.write(CLOSE);
      if (input.isTTY) {
        input.off("data", hear);
        input.setRawMode(false);
        input.pause();
      }
      for (const signal of SIGNALS) process.off(signal, end);
    },
  };
}
