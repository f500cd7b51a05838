import { UcumLhcUtils } from "@lhncbc/ucum-lhc";
import { describe, expect, test } from "vitest";
import { units } from "./unit.ts";

describe("units", () => {
  test.each([...units.keys()])("%s is a code of UCUM", (code) => {
    expect(UcumLhcUtils.getInstance().validateUnitString(code)).toMatchObject({ status: "valid" });
  });

  test("a code that merely looks like one is no code of UCUM", () => {
    expect(UcumLhcUtils.getInstance().validateUnitString("dB(A)").status).not.toBe("valid");
  });
});
