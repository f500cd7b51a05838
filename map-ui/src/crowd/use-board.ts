/**
 * What moves on the board: the feed, the second hand, the pause button, and the sentence for who listens.
 *
 * On the server, and until the first effect, it shows exactly what the page was made with.
 */
import type { CrowdBoard, Zone, ZoneMoment } from "@meetpaal/registry-api/contract";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { openAnnouncer } from "./announcer.ts";
import { openFeed } from "./feed.ts";
import { openServerClock } from "./server-clock.ts";
import { type ShownZone, shownAt } from "./shown-zone.ts";
import type { View } from "./view.ts";
import { CHART_MS } from "./zone-chart.tsx";

export interface BoardState {
  readonly zones: readonly ShownZone[];
  readonly history: CrowdBoard["history"];
  /** By the server's clock; stands still while paused. */
  readonly nowMs: number;
  /** False: no script runs (yet). */
  readonly isLive: boolean;
  readonly isPaused: boolean;
  /** Since when nothing was heard; null: connected. */
  readonly lostMs: number | null;
  readonly said: string;
  readonly togglePause: () => void;
}

/** A lost connection that is back within this is not worth a word [ms]. */
const FLICKER_MS = 2000;

/** Distance between two points of a chart that grows while one watches [ms]. */
const POINT_MS = 2 * 60_000;

const grown = (history: CrowdBoard["history"], zones: readonly Zone[]): CrowdBoard["history"] => {
  const next = { ...history };
  for (const { id, asOf, level, occupancy, low, high, computedLevel } of zones) {
    if (computedLevel === undefined || occupancy === undefined || low === undefined || high === undefined)
      continue;
    const points: ZoneMoment[] = next[id] ?? [];
    const lastMs = Date.parse(points.at(-1)?.at ?? "1970-01-01T00:00:00Z");
    if (Date.parse(asOf) - lastMs < POINT_MS) continue;
    const kept = points.filter(({ at }) => Date.parse(asOf) - Date.parse(at) <= CHART_MS);
    next[id] = [...kept, { at: asOf, level, occupancy, low, high }];
  }
  return next;
};

/** What changed its word, as sentences. */
const wordChanges = (
  before: readonly ShownZone[],
  after: readonly ShownZone[],
  view: View,
): Map<string, string> => {
  const sentences = new Map<string, string>();
  for (const zone of after) {
    const old = before.find(({ id }) => id === zone.id);
    if (old === undefined || old.level === zone.level) continue;
    const values = { name: view.nameOf(zone), word: view.word(zone.level), n: zone.percent ?? 0 };
    const key = typeof zone.percent === "number" ? "crowd.said.percent" : "crowd.said";
    sentences.set(zone.id, view.say(key, values));
  }
  return sentences;
};

export const useBoard = (board: CrowdBoard, view: View): BoardState => {
  const [raw, setRaw] = useState<readonly Zone[]>(board.zones);
  const [history, setHistory] = useState(board.history);
  const [nowMs, setNow] = useState(() => Date.parse(board.at));
  const [isLive, setLive] = useState(false);
  const [pausedMs, setPaused] = useState<number | null>(null);
  const [lostMs, setLost] = useState<number | null>(null);
  const [said, say] = useState("");
  const newest = useRef<readonly Zone[]>(board.zones);
  const shownBefore = useRef<readonly ShownZone[] | null>(null);
  const paused = useRef(false);
  const clock = useRef<(() => number) | null>(null);
  const announcer = useRef<ReturnType<typeof openAnnouncer> | null>(null);

  useEffect(() => {
    const now = openServerClock(board.at);
    clock.current = now;
    announcer.current = openAnnouncer(say);
    let lostTimer: ReturnType<typeof setTimeout> | undefined;
    const closeFeed = openFeed({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/v1/live`,
      onZones: (zones) => {
        clearTimeout(lostTimer);
        lostTimer = undefined;
        setLost(null);
        newest.current = zones;
        setHistory((before) => grown(before, zones));
        if (!paused.current) setRaw(zones);
      },
      onLost: () => {
        const since = now();
        lostTimer ??= setTimeout(() => setLost(since), FLICKER_MS);
      },
    });
    const second = setInterval(() => setNow(now()), 1000);
    setNow(now());
    setLive(true);
    return () => {
      clearInterval(second);
      clearTimeout(lostTimer);
      closeFeed();
      announcer.current?.close();
    };
  }, [board.at]);

  const togglePause = useCallback(() => {
    paused.current = !paused.current;
    setPaused(paused.current ? (clock.current?.() ?? null) : null);
    if (!paused.current) setRaw(newest.current);
  }, []);

  // Paused or not, what is older than 120 s is not known any more.
  const zones = raw.map((zone) => shownAt(zone, nowMs));
  const words = zones.map(({ id, level }) => `${id} ${level}`).join();
  useEffect(() => {
    const before = shownBefore.current;
    shownBefore.current = zones;
    if (before !== null && !paused.current) announcer.current?.tell(wordChanges(before, zones, view));
  }, [words]);

  return {
    zones,
    history,
    nowMs: pausedMs ?? nowMs,
    isLive,
    isPaused: pausedMs !== null,
    lostMs,
    said,
    togglePause,
  };
};
