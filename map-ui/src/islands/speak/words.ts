/** Words of the button that reads aloud, written into the page by the server. */
export interface SpeakWords {
  readonly read: string;
  readonly stop: string;
}
