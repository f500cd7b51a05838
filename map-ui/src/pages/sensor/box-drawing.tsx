/** @jsxRuntime automatic @jsxImportSource preact */
// A box on a pole, drawn: what is special about it follows from what it takes in. Own line drawings, in the colours of the page.
import type { Sensor } from "@meetpaal/registry-api/contract";

export type Drawn = Sensor["model"]["capture"] | "water" | "weather";

/** Water and weather meters take in by contact, and look like nothing else that does. */
export const drawnOf = ({ kind, model }: Sensor): Drawn =>
  model.capture === "contact" && (kind === "water" || kind === "weather") ? kind : model.capture;

/** The part that takes in; the box lies from (170, 80) to (290, 180). */
const parts: Record<Drawn, { readonly body?: string; readonly line?: string; readonly dark?: string }> = {
  camera: { dark: "M246 180a14 14 0 1 0 28 0Z", line: "M250 200 218 262M270 200l40 62" },
  microphone: {
    body: "M220 180h20v26a10 10 0 0 1-20 0Z",
    line: "M256 196a18 18 0 0 1 0 24M268 188a30 30 0 0 1 0 40M204 196a18 18 0 0 0 0 24M192 188a30 30 0 0 0 0 40",
  },
  wifi: { line: "M212 150a26 26 0 0 1 36 0M202 138a40 40 0 0 1 56 0M222 162a12 12 0 0 1 16 0M230 170v.1" },
  radar: { line: "M300 110a30 30 0 0 1 0 40M314 98a48 48 0 0 1 0 64M328 86a66 66 0 0 1 0 88" },
  infrared: { dark: "M190 110h80v36h-80Z" },
  lidar: { body: "M200 180h60v22h-60Z", dark: "M200 186h60v8h-60Z" },
  "radio-field": {
    line: "M230 80V34M214 52a24 24 0 0 1 0-34M246 18a24 24 0 0 1 0 34M202 62a42 42 0 0 1 0-54M258 8a42 42 0 0 1 0 54",
  },
  air: {
    line: "M192 106h.1M212 106h.1M232 106h.1M252 106h.1M192 126h.1M212 126h.1M232 126h.1M252 126h.1M192 146h.1M212 146h.1M232 146h.1M252 146h.1M318 112h34M312 130h48M318 148h34",
  },
  contact: { line: "M230 180v50c0 20-30 20-30 40" },
  other: {},
  water: {
    body: "M222 180h16v90h-16Z",
    line: "M20 240c14-12 28-12 42 0s28 12 42 0 28-12 42 0 28 12 42 0 28-12 42 0 28 12 42 0 28-12 42 0 28 12 42 0",
  },
  weather: {
    line: "M230 80V40M200 40h60M196 40a8 8 0 1 1-16 0 8 8 0 0 1 16 0ZM280 40a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z",
    body: "M300 84h14v66a14 14 0 1 1-14 0Z",
  },
};

export const BoxDrawing = ({ of, label }: { of: Drawn; label: string }) => {
  const { body, line, dark } = parts[of];
  return (
    <svg
      class="box-drawing"
      viewBox="0 0 400 280"
      preserveAspectRatio="xMidYMax slice"
      role="img"
      aria-label={label}
    >
      <path class="ground" d="M0 262h400v18H0Z" />
      <path class="pole" d="M110 0h34v270h-34Z" />
      <path class="clamp" d="M102 100h68M102 160h68" />
      <path
        class="box"
        d="M182 80h96a12 12 0 0 1 12 12v76a12 12 0 0 1-12 12h-96a12 12 0 0 1-12-12V92a12 12 0 0 1 12-12Z"
      />
      {body && <path class="box" d={body} />}
      {dark && <path class="dark" d={dark} />}
      {line && <path class="line" d={line} />}
    </svg>
  );
};
