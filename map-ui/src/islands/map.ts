/**
 * Small entry of the map: fetches the 300 kB of map code only when the map comes near the view. A phone that never scrolls to it
 * loads none. Whatever fails, the sketch stays and a sentence says so.
 */
const host = document.querySelector<HTMLElement>("[data-island=map]");

const settle = (ready: "true" | "failed") => {
  document.documentElement.dataset["mapReady"] = ready;
};

if (host) {
  // A place can be chosen on it where scripts run, and only there.
  host.closest("[data-pick-panel]")?.removeAttribute("hidden");
  const load = async () => {
    try {
      const { startMap } = await import("./map/start-map.ts");
      await startMap(host, () => settle("true"));
    } catch {
      const status = document.querySelector("[data-map-status]");
      if (status) status.textContent = host.dataset["failed"] ?? "";
      settle("failed");
    }
  };
  new IntersectionObserver(
    ([entry], observer) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      void load();
    },
    { rootMargin: "200px" },
  ).observe(host);

  // Focus that leaves the sheet would go behind it.
  const sheet = host.closest<HTMLElement>("[popover]");
  sheet?.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !sheet.contains(relatedTarget) && sheet.matches(":popover-open"))
      sheet.hidePopover();
  });
}
