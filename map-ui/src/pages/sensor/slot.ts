/** One hour or day of a chart; `value` null: nothing was measured, or it is not shown. */
export interface Slot {
  readonly start: Date;
  readonly value: number | null;
  readonly coverage: number;
  readonly hidden: boolean;
}
