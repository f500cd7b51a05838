/**
 * Fetches from one server of others on behalf of visitors, and keeps what it got: no visitor's browser ever asks anybody else, and
 * the site goes on when that server is away.
 *
 * Bounded in every direction: bytes kept, size of an answer, time to wait, questions at once. After a failure the other side is left
 * alone for a while, and what was kept is given however old it is.
 */
export interface Kept {
  readonly type: string;
  readonly body: Uint8Array;
}

export interface CachingProxyOptions {
  /** Start of every address, without a slash at the end. */
  readonly base: string;
  /** Content types that are passed on; anything else counts as a failure. */
  readonly types: readonly string[];
  /** For how long an answer is given without asking again [ms]. */
  readonly freshMs: number;
  /** All answers kept together [bytes]; default 64 MiB. */
  readonly mostBytes?: number;
  /** A single answer [bytes]; default 1 MiB. */
  readonly largest?: number;
  /** Default 5 s. */
  readonly timeoutMs?: number;
  /** Default 30 s. */
  readonly pauseMs?: number;
  /** Default 16. */
  readonly mostAtOnce?: number;
}

export interface CachingProxy {
  /**
   * @param path - begins with a slash; the caller vouches for it
   * @returns null: there is no such thing, or the other side does not answer and nothing is kept
   */
  readonly get: (path: string) => Promise<Kept | null>;
  /** The same, and nothing of question or answer stays here. */
  readonly ask: (path: string) => Promise<Kept | null>;
}

interface Entry {
  readonly kept: Kept;
  readonly atMs: number;
}

/** @throws {Error} when it is larger than `largest` */
const readBody = async (answer: Response, largest: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    if (size > largest) throw new Error("too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
};

export const openCachingProxy = (options: CachingProxyOptions): CachingProxy => {
  const { base, types, freshMs, mostBytes = 64 * 1024 ** 2, largest = 1024 ** 2 } = options;
  const { timeoutMs = 5000, pauseMs = 30_000, mostAtOnce = 16 } = options;
  /** Least recently asked first. */
  const entries = new Map<string, Entry>();
  const underWay = new Map<string, Promise<Kept | null>>();
  let bytes = 0;
  let unkeptUnderWay = 0;
  let pausedUntilMs = 0;

  const forget = (path: string): void => {
    bytes -= entries.get(path)?.kept.body.byteLength ?? 0;
    entries.delete(path);
  };

  const keep = (path: string, kept: Kept): void => {
    forget(path);
    entries.set(path, { kept, atMs: performance.now() });
    bytes += kept.body.byteLength;
    for (const oldest of entries.keys()) {
      if (bytes <= mostBytes) return;
      forget(oldest);
    }
  };

  const fetchFrom = async (path: string): Promise<Kept | null> => {
    const answer = await fetch(`${base}${path}`, {
      redirect: "error",
      headers: { accept: types.join(", ") },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (answer.status === 404 || answer.status === 400) return null;
    const type = answer.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
    if (!answer.ok || !types.includes(type)) throw new Error(`${answer.status} ${type}`);
    return { type, body: await readBody(answer, largest) };
  };

  return {
    async get(path) {
      const entry = entries.get(path);
      const old = entry?.kept ?? null;
      if (entry) {
        entries.delete(path);
        entries.set(path, entry);
        if (performance.now() - entry.atMs < freshMs) return entry.kept;
      }
      const asked = underWay.get(path);
      if (asked) return asked;
      if (performance.now() < pausedUntilMs || underWay.size >= mostAtOnce) return old;
      const question = fetchFrom(path)
        .then((kept) => {
          if (kept) keep(path, kept);
          return kept;
        })
        .catch(() => {
          pausedUntilMs = performance.now() + pauseMs;
          return old;
        })
        .finally(() => underWay.delete(path));
      underWay.set(path, question);
      return question;
    },

    async ask(path) {
      if (performance.now() < pausedUntilMs || unkeptUnderWay >= mostAtOnce) return null;
      unkeptUnderWay += 1;
      try {
        return await fetchFrom(path);
      } catch {
        pausedUntilMs = performance.now() + pauseMs;
        return null;
      } finally {
        unkeptUnderWay -= 1;
      }
    },
  };
};
