/**
 * What is read aloud to who does not see the board: only that a level word changed, at most once in ten seconds, changes joined.
 * Ages and numbers tick in silence.
 */
export interface Announcer {
  /** Takes sentences by zone; a later one of the same zone replaces the earlier. */
  tell: (sentences: ReadonlyMap<string, string>) => void;
  close: () => void;
}

const PAUSE_MS = 10_000;

export const openAnnouncer = (speak: (text: string) => void): Announcer => {
  const waiting = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextMs = 0;
  const flush = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    nextMs = Date.now() + PAUSE_MS;
    speak([...waiting.values()].join(" "));
    waiting.clear();
  };
  return {
    tell: (sentences) => {
      for (const [zone, sentence] of sentences) {
        waiting.delete(zone);
        waiting.set(zone, sentence);
      }
      if (waiting.size > 0) timer ??= setTimeout(flush, Math.max(0, nextMs - Date.now()));
    },
    close: () => clearTimeout(timer),
  };
};
