/** Reads a colour of the theme: the map must follow a city's own style sheet and the dark mode. */
export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--mp-${name}`).trim();

/** One word: MapLibre writes it unquoted into a canvas font. */
export const mapFont = "MeetpaalSans";
