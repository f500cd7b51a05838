import type { feeds as dutch } from "../nl/feeds.ts";

export const feeds: Record<keyof typeof dutch, string> = {
  "feed.sensor": "Değişenler: {name}",
  "feed.version": "Sürüm {version}: {state}",
  "feed.since": "Başlangıç: {day}.",
  "feed.broken": "Doğru değil: {topic}",
  "feed.list": "Yeni, değişen ve kaldırılan: {place}",
  "feed.follow.sensor": "Bu sensörü izle (Atom)",
  "feed.follow.list": "Bu listeyi izle: yeni, değişen ve kaldırılan (Atom)",
};
