/** Feeds, for who follows a sensor, a quarter or the whole city. */
export const feeds = {
  "feed.sensor": "Wat verandert er bij: {name}",
  "feed.version": "Versie {version}: {state}",
  "feed.since": "Sinds {day}.",
  "feed.broken": "Klopt niet: {topic}",
  "feed.list": "Nieuw, veranderd en weg: {place}",
  "feed.follow.sensor": "Volg deze sensor (Atom)",
  "feed.follow.list": "Volg deze lijst: nieuw, veranderd en weg (Atom)",
} as const;
