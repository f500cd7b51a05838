/** Words of "near me", written into the page by the server. */
export interface NearWords {
  readonly button: string;
  readonly stays: string;
  readonly title: string;
  /** With `[n]`. */
  readonly metres: string;
  readonly kilometres: string;
  readonly refused: string;
  readonly none: string;
  readonly busy: string;
}
