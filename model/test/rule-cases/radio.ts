/** Cases of the rule about limits of field strength. */
import type { RuleCase } from "../rule-case.ts";

const radio = { standard: "icnirp-2020-whole-body-public", limit: 10, unit: "W/m2", averaging: "PT30M" };

export const radioRefusals: RuleCase[] = [
  {
    rule: "limit-of-source",
    when: "a limit is not the one of its source, nor its averaging",
    change: ({ sensors }) => {
      Object.assign(sensors[1].datastreams[0], {
        unit: "V/m",
        band: { fromMHz: 900, toMHz: 2_690 },
        reference: { ...radio, averaging: "PT6M" },
      });
    },
    at: ["sensors[1].datastreams[0].reference.limit", "sensors[1].datastreams[0].reference.averaging"],
  },
  {
    rule: "limit-of-source",
    when: "it is, rounded as people write it, and where no band says which it is",
    change: ({ sensors }) => {
      const stream = sensors[1].datastreams[0];
      Object.assign(stream, {
        unit: "V/m",
        band: { fromMHz: 791, toMHz: 821 },
        reference: { ...radio, limit: 3.96 },
      });
      sensors[1].datastreams.push({ ...stream, key: "other", band: undefined });
    },
    at: ["sensors[1].datastreams[1].reference"],
  },
];
