/** How long values are kept, and how late they may come. */
import { compareDurations, durationSeconds } from "../duration.ts";
import type { DatastreamEntry } from "../register/datastream.ts";
import { type Tier, tierSchema } from "../register/vocabulary.ts";
import type { StreamSubject } from "./persons.ts";
import { ofEach } from "./readable.ts";
import type { RuleFor } from "./rule.ts";

const HOUR_S = 3_600;
/** From the end of its hour a reading waits this long at most until it is summed. */
const SUMMED_WITHIN_S = 2 * HOUR_S;
const DEFAULT_LATE_S = 7 * 24 * HOUR_S;
const DEFAULT_EARLY_S = 120;
const BUCKET_S: Record<Exclude<Tier, "raw">, number> = { hour: HOUR_S, day: 24 * HOUR_S };

function storedTiers({ retention }: DatastreamEntry): Tier[] {
  return tierSchema.options.filter((tier) => retention[tier] !== undefined);
}

/** How late and how early a value may come [s]; what the register leaves open is filled in. */
export function acceptanceOf({ acceptance, retention }: DatastreamEntry): { lateS: number; earlyS: number } {
  const longest = Math.max(0, durationSeconds(retention.raw) - SUMMED_WITHIN_S);
  return {
    lateS:
      acceptance?.late === undefined ? Math.min(DEFAULT_LATE_S, longest) : durationSeconds(acceptance.late),
    earlyS: acceptance?.early === undefined ? DEFAULT_EARLY_S : durationSeconds(acceptance.early),
  };
}

export const tierHasPurpose: RuleFor<StreamSubject> = {
  name: "tier-has-purpose",
  source: "GDPR 5(1)(b) and (e)",
  sentence: {
    nl: "Wat wij bewaren, bewaren wij ergens voor.",
    en: "What we keep, we keep for a reason.",
  },
  check: ({ stream }) => {
    const served = new Set(stream.purposes.flatMap(({ tiers }) => tiers));
    return ofEach(
      () => tierSchema.options,
      (tier) =>
        stream.retention[tier] === undefined || served.has(tier)
          ? []
          : [{ path: ["retention", tier], expected: `a purpose with ${tier} among its tiers` }],
    );
  },
};

export const purposeTierStored: RuleFor<StreamSubject> = {
  name: "purpose-tier-stored",
  source: "Semantics 6: a tier left out of the file is not stored",
  sentence: {
    nl: "Dit doel gebruikt iets wat niet bewaard wordt.",
    en: "This purpose uses something that is not kept.",
  },
  check: ({ stream }) =>
    ofEach(
      () => stream.purposes,
      ({ tiers }, purpose) =>
        ofEach(
          () => tiers,
          (tier, index) =>
            stream.retention[tier] !== undefined
              ? []
              : [
                  {
                    path: ["purposes", purpose, "tiers", index],
                    expected: `${tier} in retention, or not here`,
                  },
                ],
        ),
    ),
};

export const retentionGrows: RuleFor<StreamSubject> = {
  name: "retention-grows",
  source: "Semantics 6: raw <= hour <= day",
  sentence: {
    nl: "Losse metingen gaan eerder weg dan sommen per uur, en die eerder dan sommen per dag.",
    en: "Single readings go before sums of hours, and those before sums of days.",
  },
  check: ({ stream }) => {
    const tiers = storedTiers(stream);
    return ofEach(
      () => tiers,
      (tier, index) => {
        const finer = tiers[index - 1];
        const [here, before] = [stream.retention[tier], finer && stream.retention[finer]];
        if (here === undefined || before === undefined || compareDurations(before, here) <= 0) return [];
        return [{ path: ["retention", tier], expected: `at least as long as ${finer} (${before})` }];
      },
    );
  },
};

export const bucketIsReading: RuleFor<StreamSubject> = {
  name: "bucket-is-reading",
  source: "Semantics 6: where the interval is the bucket, the bucket is the reading",
  sentence: {
    nl: "Is er maar één meting per uur of dag? Dan is de som die meting en gaat ze even snel weg.",
    en: "Is there one reading in an hour or a day? Then the sum is that reading and goes as soon.",
  },
  check: ({ stream: { interval, retention } }) =>
    ofEach(
      () => ["hour", "day"] as const,
      (tier) => {
        const term = retention[tier];
        if (term === undefined || durationSeconds(interval) < BUCKET_S[tier]) return [];
        if (compareDurations(term, retention.raw) === 0) return [];
        return [
          { path: ["retention", tier], expected: `${retention.raw}, as raw: every ${tier} is one reading` },
        ];
      },
    ),
};

export const lateFitsRetention: RuleFor<StreamSubject> = {
  name: "late-fits-retention",
  source: "Semantics 5: late + PT2H <= retention.raw, or late values could not be summed exactly",
  sentence: {
    nl: "Een meting moet lang genoeg blijven om haar nog op te tellen, ook als ze laat komt.",
    en: "A reading must stay long enough to be summed, even when it comes late.",
  },
  check: ({ stream }) => {
    const { raw } = stream.retention;
    if (durationSeconds(raw) < SUMMED_WITHIN_S) {
      return [{ path: ["retention", "raw"], expected: "at least PT2H" }];
    }
    if (acceptanceOf(stream).lateS + SUMMED_WITHIN_S <= durationSeconds(raw)) return [];
    return [{ path: ["acceptance", "late"], expected: `at most retention.raw (${raw}) less PT2H` }];
  },
};

/** What this release refuses to store, so that the declaration is not taken for a working sensor. */
export const storedAtAll: RuleFor<StreamSubject> = {
  name: "not-stored-yet",
  source: "Semantics 3: identifiable values, and pseudonymous ones kept over PT24H, are refused",
  sentence: {
    nl: "Waarden waaraan iemand te herkennen is, slaan wij nog niet op. Wij weigeren ze.",
    en: "We do not store values that show who somebody is yet. We refuse them.",
  },
  check: ({ stream }) => {
    if (stream.identifiability === "identifiable") {
      return [{ path: ["identifiability"], expected: "other than identifiable: its values will be refused" }];
    }
    const isLong = durationSeconds(stream.retention.raw) > 24 * HOUR_S;
    return stream.identifiability === "pseudonymous" && isLong
      ? [{ path: ["retention", "raw"], expected: "at most PT24H: pseudonymous values will be refused" }]
      : [];
  },
};
