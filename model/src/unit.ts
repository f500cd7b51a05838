/**
 * The units of the register: UCUM codes, each with the sign that people read and its word.
 *
 * A table of our own: the library that knows all of UCUM is used in the tests only, to check this one.
 *
 * @see UCUM 2.1, https://ucum.org/ucum
 */
import type { Translated } from "./register/text.ts";

export interface Unit {
  /** As it stands behind a number; empty for a plain number. */
  symbol: string;
  name: Translated;
}

const unit = (symbol: string, nl: string, en: string): Unit => ({ symbol, name: { nl, en } });

export const units: ReadonlyMap<string, Unit> = new Map([
  ["1", unit("", "aantal", "number")],
  ["%", unit("%", "procent", "percent")],
  ["/min", unit("/min", "per minuut", "per minute")],
  ["/h", unit("/h", "per uur", "per hour")],
  ["/m2", unit("/m²", "per vierkante meter", "per square metre")],
  ["ms", unit("ms", "milliseconde", "millisecond")],
  ["s", unit("s", "seconde", "second")],
  ["min", unit("min", "minuut", "minute")],
  ["h", unit("h", "uur", "hour")],
  ["Hz", unit("Hz", "hertz", "hertz")],
  ["MHz", unit("MHz", "megahertz", "megahertz")],
  ["mm", unit("mm", "millimeter", "millimetre")],
  ["cm", unit("cm", "centimeter", "centimetre")],
  ["m", unit("m", "meter", "metre")],
  ["km", unit("km", "kilometer", "kilometre")],
  ["m2", unit("m²", "vierkante meter", "square metre")],
  ["m/s", unit("m/s", "meter per seconde", "metre per second")],
  ["km/h", unit("km/h", "kilometer per uur", "kilometre per hour")],
  ["mm/h", unit("mm/h", "millimeter per uur", "millimetre per hour")],
  ["m3/s", unit("m³/s", "kubieke meter per seconde", "cubic metre per second")],
  ["l/s", unit("l/s", "liter per seconde", "litre per second")],
  ["deg", unit("°", "graad", "degree")],
  ["Cel", unit("°C", "graad Celsius", "degree Celsius")],
  ["hPa", unit("hPa", "hectopascal", "hectopascal")],
  ["Pa", unit("Pa", "pascal", "pascal")],
  ["ug/m3", unit("µg/m³", "microgram per kubieke meter", "microgram per cubic metre")],
  ["mg/m3", unit("mg/m³", "milligram per kubieke meter", "milligram per cubic metre")],
  ["[ppm]", unit("ppm", "deeltjes per miljoen", "parts per million")],
  ["[ppb]", unit("ppb", "deeltjes per miljard", "parts per billion")],
  ["[pH]", unit("pH", "zuurgraad", "acidity")],
  ["mS/cm", unit("mS/cm", "millisiemens per centimeter", "millisiemens per centimetre")],
  ["mg/l", unit("mg/l", "milligram per liter", "milligram per litre")],
  ["dB", unit("dB", "decibel", "decibel")],
  ["lx", unit("lx", "lux", "lux")],
  ["W", unit("W", "watt", "watt")],
  ["kW", unit("kW", "kilowatt", "kilowatt")],
  ["kW.h", unit("kWh", "kilowattuur", "kilowatt hour")],
  ["V", unit("V", "volt", "volt")],
  ["V/m", unit("V/m", "volt per meter", "volt per metre")],
  ["A/m", unit("A/m", "ampère per meter", "ampere per metre")],
  ["W/m2", unit("W/m²", "watt per vierkante meter", "watt per square metre")],
  ["uT", unit("µT", "microtesla", "microtesla")],
  ["nSv/h", unit("nSv/h", "nanosievert per uur", "nanosievert per hour")],
  ["Mbit/s", unit("Mbit/s", "megabit per seconde", "megabit per second")],
]);

export function isKnownUnit(code: string): boolean {
  return units.has(code);
}
