/** Units in words: a UCUM code means nothing to most readers. A code without words is shown as it is. */
import { isMessage, type Translate } from "../../text/text.ts";

export const unitWords = (t: Translate, unit: string): string => {
  const key = `unit.${unit}`;
  return isMessage(key) ? t(key) : unit;
};

/** Value with its unit: "12", "0,2 volt per meter". */
export const withUnit = (value: string, words: string): string =>
  words === "" ? value : `${value} ${words}`;
