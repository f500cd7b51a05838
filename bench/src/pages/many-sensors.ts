/** A register of ten thousand sensors of every kind, spread over the city: what the list and the map must bear. */
import { cityFile } from "../city.ts";

interface FileSensor {
  kind: string;
  name: Record<string, string>;
  place: Record<string, string>;
}

const kinds = [
  ["air-quality", "Luchtmeter", "Air meter"],
  ["noise", "Geluidsmeter", "Noise meter"],
  ["weather", "Weermeter", "Weather meter"],
  ["water", "Watermeter", "Water meter"],
  ["traffic", "Verkeersteller", "Traffic counter"],
] as const;
const streets = [
  "Stationsplein",
  "Hertogstraat",
  "Waalkade",
  "Groenestraat",
  "Molenweg",
  "Kerkplein",
  "Hatertseweg",
];

/** @returns the text of a register file */
export function manySensors(sensors: number): string {
  const file: { sensors: FileSensor[] } = JSON.parse(cityFile(10, Math.ceil(sensors / 10)));
  file.sensors.forEach((sensor, i) => {
    const [kind, nl, en] = kinds[i % kinds.length] ?? kinds[0];
    const street = `${streets[i % streets.length]} ${i}`;
    sensor.kind = kind;
    sensor.name = { nl: `${nl} ${street}`, en: `${en} ${street}` };
    sensor.place = { nl: `Lantaarnpaal aan ${street}`, en: `Lamp post at ${street}` };
  });
  return JSON.stringify(file);
}
