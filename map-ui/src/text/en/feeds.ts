import type { feeds as dutch } from "../nl/feeds.ts";

export const feeds: Record<keyof typeof dutch, string> = {
  "feed.sensor": "What changes with: {name}",
  "feed.version": "Version {version}: {state}",
  "feed.since": "Since {day}.",
  "feed.broken": "Not so: {topic}",
  "feed.list": "New, changed and gone: {place}",
  "feed.follow.sensor": "Follow this sensor (Atom)",
  "feed.follow.list": "Follow this list: new, changed and gone (Atom)",
};
