/** Checks what somebody made of the sample register, against what the register holds already. */
import { checkRegister } from "../src/rules/check-register.ts";
import { pathText } from "../src/rules/path.ts";
import { type CurrentRegister, emptyRegister } from "../src/rules/register-view.ts";
import { readRegister } from "../src/rules/shape.ts";
import { type SampleRegister, sampleRegister } from "./sample-register.ts";

const now = new Date();
const DAY_MS = 86_400_000;

/** @returns `refused` and `warned`: `path: rule` each */
export function check(content: unknown, current: CurrentRegister = emptyRegister) {
  const { file, findings, warnings } = checkRegister(readRegister(content), {
    current,
    now,
    timeZone: "Europe/Amsterdam",
  });
  const lines = (list: typeof findings) => list.map(({ path, rule }) => `${pathText(path)}: ${rule}`);
  return { file, findings, refused: lines(findings), warned: lines(warnings) };
}

/** The register that holds a sample already. */
export function stored(change: (file: SampleRegister) => void = () => {}): CurrentRegister {
  const file = sampleRegister();
  change(file);
  for (const gate of file.zones[0].gates) {
    gate.in.sensor = "gemeente-proefstad/DM-001";
    gate.out.sensor = "gemeente-proefstad/DM-001";
  }
  for (const device of file.devices)
    device.sensors = device.sensors.map((name) => `gemeente-proefstad/${name}`);
  return { ...file, passagesADay: new Map() };
}

export const inDays = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString();
