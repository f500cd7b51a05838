import type { feeds as dutch } from "../nl/feeds.ts";

export const feeds: Record<keyof typeof dutch, string> = {
  "feed.sensor": "Co się zmienia: {name}",
  "feed.version": "Wersja {version}: {state}",
  "feed.since": "Od {day}.",
  "feed.broken": "Nie zgadza się: {topic}",
  "feed.list": "Nowe, zmienione i usunięte: {place}",
  "feed.follow.sensor": "Śledź ten czujnik (Atom)",
  "feed.follow.list": "Śledź tę listę: nowe, zmienione i usunięte (Atom)",
};
