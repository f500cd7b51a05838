/**
 * Every drawing of the site: path data on a 24 x 24 grid, to be stroked. The server puts them in inline SVG and the map island
 * draws the same strings with Path2D, so list and map cannot differ. Own drawings, after the visual language of DTPR.
 */
export const paths = {
  // kinds of sensor
  "crowd-meter":
    "M12 8a3.1 3.1 0 1 1-6.2 0A3.1 3.1 0 0 1 12 8ZM2.8 19.5c.2-3.7 2.6-6 6.1-6s5.9 2.3 6.1 6M15.2 5a3 3 0 0 1 0 6M17.4 13.9c2.3.7 3.7 2.7 3.9 5.6",
  "5g-pilot":
    "M12 11.6v9M8.6 20.6h6.8M13.6 9.8a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0ZM8.3 13.5a5.3 5.3 0 0 1 0-7.4M15.7 6.1a5.3 5.3 0 0 1 0 7.4M5.4 16.3a9.3 9.3 0 0 1 0-13M18.6 3.3a9.3 9.3 0 0 1 0 13",
  "air-quality":
    "M3 9h10.6a2.7 2.7 0 1 0-2.6-3.5M3 13h15.4a2.6 2.6 0 1 1-2.5 3.4M3 17h7.2a2.1 2.1 0 1 1-2 2.8",
  noise: "M4 10.2v3.6M8 7v10M12 3.8v16.4M16 7.8v8.4M20 10.2v3.6",
  camera: "M3.2 8.2h3.4l1.6-2.6h7.6l1.6 2.6h3.4v10.6H3.2ZM15.4 13.2a3.4 3.4 0 1 1-6.8 0 3.4 3.4 0 0 1 6.8 0Z",
  traffic:
    "M4 17.2v-4.4l2.2-5.6h11.6l2.2 5.6v4.4ZM4.3 12.4h15.4M6.6 17.2v2.2M17.4 17.2v2.2M7.4 14.9h.8M15.8 14.9h.8",
  water:
    "M12 3.2c3 3.5 4.5 5.8 4.5 7.9a4.5 4.5 0 0 1-9 0c0-2.1 1.5-4.4 4.5-7.9ZM3 19.6c1.5-1.4 3-1.4 4.5 0s3 1.4 4.5 0 3-1.4 4.5 0 3 1.4 4.5 0",
  weather:
    "M7.2 19.2h9.6a3.7 3.7 0 0 0 .5-7.4 5.4 5.4 0 0 0-10.4 1 3.2 3.2 0 0 0 .3 6.4ZM13.2 4.6V3M18.2 6.8l1.2-1.2M8.2 6.8 7 5.6",
  other:
    "M5 10.4h14v9.4H5ZM12 10.4V6.6M13.4 5.2a1.4 1.4 0 1 1-2.8 0 1.4 1.4 0 0 1 2.8 0ZM8.4 15.1h.6M12.2 15.1h3.6",
  // what happens with the data
  goal: "M20.6 12a8.6 8.6 0 1 1-17.2 0 8.6 8.6 0 0 1 17.2 0ZM16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM12 12h.01",
  look: "M2.2 12S5.8 5.8 12 5.8s9.8 6.2 9.8 6.2-3.6 6.2-9.8 6.2S2.2 12 2.2 12ZM14.9 12a2.9 2.9 0 1 1-5.8 0 2.9 2.9 0 0 1 5.8 0Z",
  count: "M5.5 5v14M10 5v14M14.5 5v14M19 5v14M3 17.2 21.2 6.8",
  send: "M3.5 12h16.4M14.2 6.4 19.9 12l-5.7 5.6",
  keep: "M4.2 9h15.6v10.6H4.2ZM4.2 9l2.4-4.4h10.8L19.8 9M9.6 12.9h4.8",
  owner: "M4 20.4h16M5.8 20.4v-10M18.2 20.4v-10M10 20.4v-7M14 20.4v-7M3.2 10.4h17.6L12 4Z",
  // verdicts
  is: "M6 9.6h12M6 14.4h12",
  "is-not": "M6 9.6h12M6 14.4h12M15.4 4.8 8.6 19.2",
  what: "M8.6 9.3a3.5 3.5 0 1 1 5 3.2c-1.2.6-1.6 1.2-1.6 2.5M12 18.7v.1",
  // the frame and the map
  search: "M16.6 10.6a6 6 0 1 1-12 0 6 6 0 0 1 12 0ZM15 15l5 5",
  phone:
    "M6.2 3.8h3l1.6 4-2 1.6a11 11 0 0 0 5.8 5.8l1.6-2 4 1.6v3a2 2 0 0 1-2.2 2A15.6 15.6 0 0 1 4.2 6a2 2 0 0 1 2-2.2Z",
  mail: "M3.2 6h17.6v12H3.2ZM3.6 6.6 12 13l8.4-6.4",
  letter: "M4 4.4h16v15.2H4ZM15 7.6h2.4v2.8H15ZM7 12.6h5M7 16h8",
  pin: "M12 21s6.6-6.4 6.6-11.2a6.6 6.6 0 1 0-13.2 0C5.4 14.6 12 21 12 21ZM14.2 9.8a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0Z",
  clock: "M20.6 12a8.6 8.6 0 1 1-17.2 0 8.6 8.6 0 0 1 17.2 0ZM12 7v5.2l3.6 2.2",
  calendar: "M4 6h16v14H4ZM4 10.4h16M8.4 3.6V7M15.6 3.6V7",
  pause: "M8.6 5.5v13M15.4 5.5v13",
  gone: "M6.4 6.4l11.2 11.2M17.6 6.4 6.4 17.6",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  north: "M12 19V5M6.4 10.6 12 5l5.6 5.6",
  whole: "M4.4 9.2V4.4h4.8M14.8 4.4h4.8v4.8M19.6 14.8v4.8h-4.8M9.2 19.6H4.4v-4.8",
} as const;

export type Drawing = keyof typeof paths;

/** Hexagon standing on its point in a 40 x 40 box: DTPR's shape for a purpose or a technology. */
export const hexagon = "M20 2.6 35.2 11.3v17.4L20 37.4 4.8 28.7V11.3Z";

/** Puts a drawing of 24 x 24 in the middle of a 40 x 40 box, a little smaller. */
export const centred = "translate(9.5 9.5) scale(.875)";
