import type { feeds as dutch } from "../nl/feeds.ts";

export const feeds: Record<keyof typeof dutch, string> = {
  "feed.sensor": "Was sich ändert bei: {name}",
  "feed.version": "Version {version}: {state}",
  "feed.since": "Seit {day}.",
  "feed.broken": "Stimmt nicht: {topic}",
  "feed.list": "Neu, geändert und weg: {place}",
  "feed.follow.sensor": "Diesem Sensor folgen (Atom)",
  "feed.follow.list": "Dieser Liste folgen: neu, geändert und weg (Atom)",
};
