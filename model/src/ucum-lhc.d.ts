/** The part of the library that our tests use; it brings no types. */
declare module "@lhncbc/ucum-lhc" {
  export class UcumLhcUtils {
    static getInstance(): UcumLhcUtils;
    validateUnitString(code: string): { status: "valid" | "invalid" | "error"; ucumCode: string | null };
    convertUnitTo(
      from: string,
      value: number,
      to: string,
    ): { status: "succeeded" | "failed" | "error"; toVal: number | null };
  }
}
