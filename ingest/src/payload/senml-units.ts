/**
 * Units of SenML, as codes of UCUM. One that is not here is never the declared one.
 *
 * @see RFC 8428 §12.1, RFC 8798; the registry "SenML Units" and "Secondary Units" of IANA
 */

/** Written alike in both. */
const SAME = [
  ..."m s K Hz rad Pa J W V T Cel lx m2 deg dB".split(" "),
  ..."m/s m3/s l/s W/m2 S/m kg/m3 bit/s V/m A/m".split(" "),
  ..."ms min h MHz kW mV ug/m3 mm/h m/h hPa mm cm km km/h Mbit/s".split(" "),
];

const OTHER: Readonly<Record<string, string>> = {
  count: "1",
  "/": "1",
  "%": "%",
  "/100": "%",
  "%RH": "%",
  "%EL": "%",
  "/1000": "[ppth]",
  ppm: "[ppm]",
  "1/s": "/s",
  "1/min": "/min",
  pH: "[pH]",
  Wh: "W.h",
  kWh: "kW.h",
};

const codes: ReadonlyMap<string, string> = new Map([
  ...SAME.map((code): [string, string] => [code, code]),
  ...Object.entries(OTHER),
]);

export function ucumOf(senmlUnit: string): string | undefined {
  return codes.get(senmlUnit);
}
