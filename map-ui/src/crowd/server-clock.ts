/**
 * The server's time, told by the browser. A visitor's clock may be wrong by hours, so it counts on from when the page was made.
 *
 * Of two ways of counting on, the one that says later: the steady clock stands still while a laptop sleeps, and the wall clock
 * can be set back. Both would make an old "quiet" look fresh.
 */

/** @param at - when the server made the page, RFC 3339 */
export const openServerClock = (at: string): (() => number) => {
  const madeMs = Date.parse(at);
  const [entry] = performance.getEntriesByType("navigation");
  // Since the first byte came in: scripts may have been slow to load.
  const sinceMs = entry instanceof PerformanceNavigationTiming ? entry.responseStart : performance.now();
  const wallMs = performance.timeOrigin + sinceMs;
  return () => madeMs + Math.max(performance.now() - sinceMs, Date.now() - wallMs);
};
