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
  /** Where a place can be chosen on it; `[place]` is put in. */
  readonly pickMiddle?: string;
  readonly pickChosen?: string;
}

export const readWords = (host: HTMLElement): MapWords => {
  const words: MapWords = JSON.parse(
    host.querySelector("script[type='application/json']")?.textContent ?? "{}",
  );
  return words;
};
