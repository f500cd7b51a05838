/**
 * The map under the sensors, drawn by hand: enough of the town to recognise it by. Not exact to the metre, and labelled so; a
 * city that has real files sets BASEMAP_DIR (`base-files.ts`).
 */

/** WGS 84, `[longitude, latitude]` in degrees (RFC 7946 §3.1.1). */
export type Position = readonly [longitude: number, latitude: number];

/**
 * Takes the corners off a line (Chaikin's corner cutting): each round puts two points in place of one, at a quarter and three
 * quarters of each piece. The ends stay.
 */
const smooth = (line: readonly Position[], rounds: number): readonly Position[] => {
  if (rounds === 0 || line.length < 3) return line;
  const first = line[0];
  const last = line.at(-1);
  const cut = line.slice(1).flatMap((to, i): Position[] => {
    const from = line[i] ?? to;
    const between = (part: number): Position => [
      from[0] + (to[0] - from[0]) * part,
      from[1] + (to[1] - from[1]) * part,
    ];
    return [between(0.25), between(0.75)];
  });
  return smooth([...(first ? [first] : []), ...cut, ...(last ? [last] : [])], rounds - 1);
};

export interface Base {
  readonly source: "sketch" | "files";
  /** Outer rings of built-up areas or neighbourhoods. */
  readonly areas: readonly (readonly Position[])[];
  /** Middle of a river or canal; `width` in degrees of longitude. */
  readonly water: readonly {
    readonly line: readonly Position[];
    readonly width: number;
    readonly name?: string;
  }[];
  readonly roads: readonly (readonly Position[])[];
  readonly rails: readonly (readonly Position[])[];
  /** Names of neighbourhoods, the most telling first: where two collide, the earlier stays. */
  readonly names: readonly {
    readonly name: string;
    readonly at: Position;
    /** A place that people know, and no quarter. */
    readonly landmark?: boolean;
  }[];
  /** Quarters with their outer rings; empty: the map has none. */
  readonly quarters: readonly { readonly name: string; readonly rings: readonly (readonly Position[])[] }[];
}

const square: Position = [5.8578, 51.8422]; // Keizer Karelplein, where the radial roads meet
const bridgehead: Position = [5.8722, 51.847]; // Keizer Traianusplein, the south end of the old road bridge

/** The lines as drawn: with corners, which `smooth` takes off. */
const drawn: Base = {
  source: "sketch",
  areas: [
    // south bank: the quay, the ring and the moraine
    [
      [5.799, 51.8505],
      [5.812, 51.8625],
      [5.824, 51.8638],
      [5.836, 51.8578],
      [5.848, 51.8525],
      [5.858, 51.8492],
      [5.8685, 51.8488],
      [5.8755, 51.8482],
      [5.882, 51.8445],
      [5.892, 51.84],
      [5.897, 51.833],
      [5.893, 51.824],
      [5.88, 51.816],
      [5.868, 51.811],
      [5.852, 51.806],
      [5.832, 51.8015],
      [5.81, 51.796],
      [5.788, 51.799],
      [5.776, 51.812],
      [5.772, 51.828],
      [5.784, 51.8395],
      [5.797, 51.847],
    ],
    // north bank: Lent
    [
      [5.836, 51.871],
      [5.8425, 51.8645],
      [5.852, 51.8598],
      [5.8625, 51.8582],
      [5.872, 51.8598],
      [5.879, 51.8645],
      [5.8825, 51.87],
      [5.878, 51.877],
      [5.864, 51.8815],
      [5.848, 51.879],
      [5.839, 51.8745],
    ],
  ],
  water: [
    {
      name: "Waal",
      width: 0.0038,
      line: [
        [5.72, 51.8868],
        [5.745, 51.8845],
        [5.768, 51.8794],
        [5.787, 51.8772],
        [5.802, 51.8748],
        [5.816, 51.8705],
        [5.828, 51.865],
        [5.838, 51.8598],
        [5.848, 51.855],
        [5.857, 51.852],
        [5.8665, 51.851],
        [5.8745, 51.8532],
        [5.881, 51.8585],
        [5.8865, 51.8652],
        [5.894, 51.8702],
        [5.908, 51.8738],
        [5.926, 51.8755],
        [5.945, 51.8758],
      ],
    },
    {
      width: 0.0013, // the side channel dug in 2015, with the island Veur-Lent between
      line: [
        [5.839, 51.8632],
        [5.8475, 51.8592],
        [5.857, 51.8562],
        [5.866, 51.8556],
        [5.8735, 51.8572],
        [5.8785, 51.8602],
      ],
    },
    {
      width: 0.001, // canal to the Maas
      line: [
        [5.821, 51.8682],
        [5.8165, 51.8605],
        [5.811, 51.8515],
        [5.8045, 51.841],
        [5.797, 51.8295],
        [5.789, 51.8175],
        [5.785, 51.8045],
        [5.79, 51.792],
      ],
    },
  ],
  roads: [
    // the singels: half a ring round the old town
    [square, [5.8612, 51.8427], [5.8655, 51.8434], [5.8695, 51.845], bridgehead],
    [square, [5.8553, 51.8447], [5.8537, 51.847]],
    // the old road bridge, and on through Lent
    [bridgehead, [5.8718, 51.8502], [5.8706, 51.8555], [5.8688, 51.8625], [5.8655, 51.8712], [5.864, 51.884]],
    // to the west bank and the new city bridge
    [
      [5.8553, 51.8447],
      [5.8472, 51.8478],
      [5.8425, 51.8512],
      [5.8405, 51.8568],
      [5.8425, 51.8635],
      [5.8478, 51.8712],
    ],
    // radial roads
    [square, [5.8495, 51.8402], [5.8385, 51.8362], [5.825, 51.831], [5.807, 51.8255]],
    [square, [5.8592, 51.8352], [5.8588, 51.827], [5.8562, 51.8165], [5.85, 51.804]],
    [square, [5.8633, 51.8378], [5.8705, 51.8302], [5.8795, 51.8215], [5.889, 51.812]],
    [bridgehead, [5.8765, 51.8448], [5.8838, 51.8398], [5.8935, 51.8325]],
    [bridgehead, [5.881, 51.8468], [5.894, 51.8428], [5.91, 51.8398]],
    // the outer ring
    [
      [5.8425, 51.8512],
      [5.831, 51.8485],
      [5.8205, 51.842],
      [5.8155, 51.8335],
      [5.8185, 51.8235],
      [5.829, 51.8185],
      [5.8435, 51.8178],
      [5.8562, 51.8165],
    ],
  ],
  rails: [
    [
      [5.8685, 51.8715],
      [5.863, 51.861],
      [5.8586, 51.852],
      [5.8546, 51.8468],
      [5.8528, 51.8434],
      [5.8502, 51.8385],
      [5.844, 51.8318],
      [5.833, 51.8235],
      [5.818, 51.813],
    ],
    [
      [5.8502, 51.8385],
      [5.8545, 51.8335],
      [5.8625, 51.8262],
      [5.8692, 51.8172],
      [5.874, 51.806],
    ],
  ],
  names: [
    { name: "Centrum", at: [5.8625, 51.8451] },
    { name: "Lent", at: [5.8585, 51.8665] },
    { name: "Bottendaal", at: [5.855, 51.8381] },
    { name: "Altrade", at: [5.872, 51.8392] },
    { name: "Biezen", at: [5.8448, 51.8502] },
    { name: "Ooijpolder", at: [5.889, 51.8555] },
    { name: "Wolfskuil", at: [5.8435, 51.8398] },
    { name: "Hunnerberg", at: [5.8815, 51.8425] },
    { name: "Galgenveld", at: [5.8655, 51.834] },
    { name: "Nije Veld", at: [5.8515, 51.8335] },
    { name: "Hees", at: [5.8275, 51.8415] },
    { name: "Heseveld", at: [5.8325, 51.8345] },
    { name: "Hengstdal", at: [5.8815, 51.834] },
    { name: "Hazenkamp", at: [5.8462, 51.8265] },
    { name: "Heijendaal", at: [5.865, 51.8215] },
    { name: "Goffert", at: [5.8275, 51.8225] },
    { name: "Hatert", at: [5.8275, 51.8075] },
    { name: "Dukenburg", at: [5.8, 51.8125] },
    { name: "Lindenholt", at: [5.785, 51.831] },
    { name: "Waalkade", at: [5.8652, 51.8492], landmark: true },
    { name: "Valkhof", at: [5.8701, 51.8473], landmark: true },
    { name: "Station", at: [5.8532, 51.8437], landmark: true },
    { name: "Neerbosch", at: [5.813, 51.84] },
  ],
  quarters: [],
};

export const sketchBase: Base = {
  ...drawn,
  water: drawn.water.map((river) => ({ ...river, line: smooth(river.line, 3) })),
  rails: drawn.rails.map((line) => smooth(line, 2)),
  roads: drawn.roads.map((line) => smooth(line, 2)),
};
