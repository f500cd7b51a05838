/**
 * The browser's end of `GET /v1/live`: a snapshot, then deltas, for as long as the page is open.
 *
 * It never gives up: it tries again every second, and at once when the browser says it is online, so the board is right within
 * 3 s of the server or the network coming back. A connection that says nothing is as good as none.
 */
import type { LiveMessage, Zone } from "@meetpaal/registry-api/contract";
import { type FeedState, follow } from "./feed-state.ts";

export interface FeedOptions {
  readonly url: string;
  readonly onZones: (zones: readonly Zone[]) => void;
  /** The connection is gone, or silent. */
  readonly onLost: () => void;
}

/** Pause between two tries [ms]; no back-off: the board of a town square is worth a small packet a second. */
const RETRY_MS = 1000;
/** A try that has brought no snapshot by then is given up [ms]. */
const OPEN_MS = 2500;
/** Zones are repeated every 10 s; the server promises every 30 s [ms]. */
const SILENT_MS = 35_000;

/** @returns closes the feed */
export const openFeed = ({ url, onZones, onLost }: FeedOptions): (() => void) => {
  let socket: WebSocket | null = null;
  let state: FeedState | null = null;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  const drop = () => {
    clearTimeout(watch);
    if (socket === null) return;
    const gone = socket;
    socket = null;
    state = null;
    gone.close();
    onLost();
    if (!isClosed) retry = setTimeout(connect, RETRY_MS);
  };

  const expect = (withinMs: number) => {
    clearTimeout(watch);
    watch = setTimeout(drop, withinMs);
  };

  const receive = (data: unknown) => {
    const message: LiveMessage = JSON.parse(String(data));
    state = follow(state, message);
    if (state === null) {
      drop();
      return;
    }
    expect(SILENT_MS);
    onZones(state.zones);
  };

  function connect() {
    clearTimeout(retry);
    const opened = new WebSocket(url);
    socket = opened;
    expect(OPEN_MS);
    opened.addEventListener("message", ({ data }) => {
      if (socket === opened) receive(data);
    });
    opened.addEventListener("close", () => {
      if (socket === opened) drop();
    });
  }

  const connectNow = () => {
    if (socket === null && !isClosed) connect();
  };
  addEventListener("online", connectNow);
  addEventListener("offline", drop);
  connect();
  return () => {
    isClosed = true;
    removeEventListener("online", connectNow);
    removeEventListener("offline", drop);
    clearTimeout(retry);
    drop();
  };
};
