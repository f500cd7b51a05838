/** One line of `doctor`. */
export interface Check {
  name: string;
  /** False fails the command; what is only worth knowing is true. */
  ok: boolean;
  /** What was seen, and where it fails what to do. */
  detail: string;
}
