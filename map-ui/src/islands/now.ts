/**
 * Keeps the newest values of a sensor's page new: asks the page's own server again, lets the ages count on, and turns a value unknown
 * when nothing was heard for too long. A visitor can stop it (WCAG 2.2.2); then no age is shown, for a frozen age is a lie.
 */
import { spanWords } from "../format/duration.ts";
import { fill, type Grammar } from "../format/grammar.ts";

const host = document.querySelector<HTMLElement>("[data-island=now]");

/** Steady where the wall clock is set back, and right where the steady one sleeps. */
const openClock = (): (() => number) => {
  const [steady, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - steady, Date.now() - wall) / 1000;
};

const follow = (box: HTMLElement): void => {
  const { from = "", every = "10", stop = "", go = "", lost = "", zone = "UTC" } = box.dataset;
  const grammar: Grammar = JSON.parse(box.dataset["grammar"] ?? "null");
  const clockTime = new Intl.DateTimeFormat(grammar.tag, {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  let sinceAnswer = openClock();
  let lostAt: string | null = null;
  let paused = false;

  const band = document.createElement("p");
  band.className = "notice-line";
  band.hidden = true;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "utrecht-button utrecht-button--subtle";
  button.textContent = stop;
  box.querySelector("h2")?.after(button, band);

  const parts = () => [...box.querySelectorAll<HTMLElement>("[data-now]")];

  const tick = (): void => {
    for (const part of parts()) {
      const { age, silentAfter, unknown } = part.dataset;
      if (age === undefined) continue;
      const seconds = Number(age) + sinceAnswer();
      if (silentAfter !== undefined && seconds > Number(silentAfter)) {
        const words = part.querySelector(".now");
        if (words) words.textContent = unknown ?? "?";
        part.classList.add("gone-silent");
        continue;
      }
      const ago = part.querySelector<HTMLElement>("[data-ago]");
      if (!ago) continue;
      ago.hidden = paused;
      ago.textContent = `, ${fill(grammar.ago, { span: spanWords(grammar, seconds) })}`;
    }
    band.hidden = lostAt === null || paused;
    if (lostAt !== null) band.textContent = lost.replace("[time]", lostAt);
  };

  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(from, { signal: AbortSignal.timeout(8000) });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (paused) return;
      for (const part of parts()) {
        const next = fresh.querySelector(`[data-now="${CSS.escape(part.dataset["now"] ?? "")}"]`);
        if (next) part.replaceWith(next);
      }
      sinceAnswer = openClock();
      lostAt = null;
    } catch {
      lostAt ??= clockTime.format(new Date());
    }
    tick();
  };

  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = paused ? go : stop;
    tick();
    if (!paused) void ask();
  });
  setInterval(() => {
    if (!paused && !document.hidden) tick();
  }, 1000);
  setInterval(() => {
    if (!paused && !document.hidden) void ask();
  }, Number(every) * 1000);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !paused) void ask();
  });
  addEventListener("online", () => void ask());
  tick();
  document.documentElement.dataset["nowReady"] = "true";
};

if (host) follow(host);
