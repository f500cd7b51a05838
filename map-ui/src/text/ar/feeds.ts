import type { feeds as dutch } from "../nl/feeds.ts";

export const feeds: Record<keyof typeof dutch, string> = {
  "feed.sensor": "ما يتغير في: {name}",
  "feed.version": "النسخة {version}: {state}",
  "feed.since": "منذ {day}.",
  "feed.broken": "غير صحيح: {topic}",
  "feed.list": "جديد ومتغير ومُزال: {place}",
  "feed.follow.sensor": "تابع هذا المستشعر (Atom)",
  "feed.follow.list": "تابع هذه القائمة: جديد ومتغير ومُزال (Atom)",
};
