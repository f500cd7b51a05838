import type { feeds as dutch } from "../nl/feeds.ts";

export const feeds: Record<keyof typeof dutch, string> = {
  "feed.sensor": "Що змінюється: {name}",
  "feed.version": "Версія {version}: {state}",
  "feed.since": "Від {day}.",
  "feed.broken": "Неправда: {topic}",
  "feed.list": "Нове, змінене й прибране: {place}",
  "feed.follow.sensor": "Стежити за цим датчиком (Atom)",
  "feed.follow.list": "Стежити за цим списком: нове, змінене й прибране (Atom)",
};
