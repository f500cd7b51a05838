/** A limit that radio waves are held against must be the one that its source gives. */

import { ICNIRP_2020, strictestIn } from "../radio/reference-level.ts";
import type { DatastreamEntry } from "../register/datastream.ts";
import type { StreamSubject } from "./persons.ts";
import { asFarAsRead } from "./readable.ts";
import type { Fault, RuleFor } from "./rule.ts";

export const limitOfSource: RuleFor<StreamSubject> = {
  name: "limit-of-source",
  source: "ICNIRP 2020, table 5: general public, whole body, averaged over 30 minutes",
  sentence: {
    nl: "De grens voor radiogolven is de grens die in de bron staat.",
    en: "The limit for radio waves is the one that its source gives.",
  },
  check: ({ stream }) => (stream.reference?.standard === ICNIRP_2020 ? faultsOfLimit(stream) : []),
};

function faultsOfLimit({ reference, band, unit }: DatastreamEntry): Fault[] {
  if (reference === undefined) return [];
  if (unit !== "V/m")
    return [{ path: ["unit"], expected: "V/m, for a field that is held against ICNIRP 2020" }];
  if (band === undefined)
    return [{ path: ["reference"], expected: "a `band` of the stream: the limit depends on it" }];
  const limit = strictestIn(band);
  if (limit === null) return [{ path: ["band", "fromMHz"], expected: "more than 30 MHz" }];
  return [
    ...asFarAsRead(() => {
      if (reference.unit !== "W/m2")
        return [{ path: ["reference", "unit"], expected: "W/m2: the share is one in power" }];
      // What people write is rounded; a stricter limit than the source's would be somebody else's.
      return Math.abs(reference.limit - limit) <= 0.005 * limit
        ? []
        : [
            {
              path: ["reference", "limit"],
              expected: `${Number(limit.toPrecision(4))}: the strictest in its band`,
            },
          ];
    }),
    ...asFarAsRead(() =>
      reference.averaging === "PT30M" ? [] : [{ path: ["reference", "averaging"], expected: "PT30M" }],
    ),
  ];
}
