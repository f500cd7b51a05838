/**
 * Units as NGSI-LD names them, by the common codes of UN/CEFACT, as codes of UCUM. One that is not here is never the
 * declared one.
 *
 * @see UNECE Recommendation 20, annex I
 */
const codes: ReadonlyMap<string, string> = new Map([
  ["C62", "1"],
  ["P1", "%"],
  ["59", "[ppm]"],
  ["61", "[ppb]"],
  ["C26", "ms"],
  ["SEC", "s"],
  ["MIN", "min"],
  ["HUR", "h"],
  ["HTZ", "Hz"],
  ["MHZ", "MHz"],
  ["MMT", "mm"],
  ["CMT", "cm"],
  ["MTR", "m"],
  ["KMT", "km"],
  ["MTK", "m2"],
  ["MTS", "m/s"],
  ["KMH", "km/h"],
  ["MQS", "m3/s"],
  ["DD", "deg"],
  ["CEL", "Cel"],
  ["KEL", "K"],
  ["PAL", "Pa"],
  ["A97", "hPa"],
  ["GQ", "ug/m3"],
  ["GP", "mg/m3"],
  ["M1", "mg/l"],
  ["2N", "dB"],
  ["LUX", "lx"],
  ["WTT", "W"],
  ["KWT", "kW"],
  ["KWH", "kW.h"],
  ["VLT", "V"],
  ["D54", "W/m2"],
]);

export function ucumOfCommonCode(code: string): string | undefined {
  return codes.get(code);
}
