/**
 * The sensors of Voorbeeldstad, on streets of Nijmegen so that real base maps fit.
 *
 * Most keep their promises. Some are there to show the other states: two are announced, one is paused, one is gone,
 * one has ended but still sends (5G-204), one sends what was not agreed (GL-401), one leaves intervals out (VK-501),
 * one is silent (DM-131).
 */
import { airMeters } from "./air-meters.ts";
import { crowdMeters } from "./crowd-meters.ts";
import type { DemoSensor } from "./demo-sensor.ts";
import { noiseMeters } from "./noise-meters.ts";
import { pilotMeters } from "./pilot-meters.ts";
import { singleSensors } from "./single-sensors.ts";

export const sensors: readonly DemoSensor[] = [
  ...crowdMeters,
  ...pilotMeters,
  ...airMeters,
  ...noiseMeters,
  ...singleSensors,
];
