/** The map's words, written into the page by the server: islands hold no text of their own. */
export interface MapWords {
  readonly status: string;
  readonly control: string;
  readonly in: string;
  readonly out: string;
  readonly north: string;
  readonly south: string;
  readonly west: string;
  readonly east: string;
  readonly whole: string;
  readonly help: string;
  readonly scroll: string;
  readonly scrollMac: string;
  readonly touch: string;
}

export const readWords = (host: HTMLElement): MapWords => {
  const words: MapWords = JSON.parse(
    host.querySelector("script[type='application/json']")?.textContent ?? "{}",
  );
  return words;
};
