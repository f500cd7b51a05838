/**
 * Replays a file of counts: registers its sensors, sends every count through the broker as devices would, and compares
 * what is stored with the file. Run again, nothing changes: equal rows are already there.
 */
import { createHash } from "node:crypto";
import { CommandError } from "../command-error.ts";
import type { Config } from "../config.ts";
import type { CommandContext } from "../context.ts";
import { finishReplay, prepareReplay } from "../operations/replay.ts";
import { findOrOpenBroker } from "./broker-for-replay.ts";
import { type CountsFile, readCounts } from "./read-counts.ts";
import { readLocations } from "./read-locations.ts";
import { replayCity, replayDevice, replayRegister } from "./register.ts";
import { sendCounts } from "./send-counts.ts";

/** The hours of the file are those of Melbourne's clocks. */
const TIME_ZONE = "Australia/Melbourne";
const HOUR_MS = 3_600_000;

export interface ReplayOptions {
  file: string;
  locations: string | undefined;
  /** How many times faster than it was measured; undefined: as fast as it is acknowledged. */
  speed: number | undefined;
  onStart: (total: number) => void;
  onProgress: (acknowledged: number) => void;
}

export interface SensorSum {
  reference: string;
  count: number;
  sum: number;
}

export interface ReplayResult {
  sent: number;
  acknowledged: number;
  /** Acknowledged messages a second. */
  rate: number;
  /** As stored in the database, and equal to the file's. */
  sums: SensorSum[];
}

export async function replay(
  config: Config,
  context: Pick<CommandContext, "perform" | "tell">,
  options: ReplayOptions,
): Promise<ReplayResult> {
  const file = await readCounts(options.file, TIME_ZONE);
  const places = options.locations === undefined ? new Map() : await readLocations(options.locations);
  if (file.passedOver > 0)
    context.tell(`${file.passedOver} zeros of an hour that the clock left out are passed over.`);
  const broker = await findOrOpenBroker(config);
  try {
    const content = replayRegister(file, places);
    const sha256 = createHash("sha256").update(JSON.stringify(content)).digest("hex");
    const deviceIds = [...file.names.keys()].map(replayDevice);
    const { sensors, secrets } = await context.perform(prepareReplay, {
      content,
      cityIfNone: replayCity,
      sha256,
      deviceIds,
    });
    options.onStart(file.counts.length);
    const startedAt = performance.now();
    const acknowledged = await sendCounts({
      url: broker.url,
      targets: sensors.map(({ reference, publicId }) => {
        const deviceId = replayDevice(reference);
        return { reference, publicId, deviceId, secret: secrets[deviceId] ?? "" };
      }),
      counts: file.counts,
      speed: options.speed,
      onAcknowledged: options.onProgress,
    });
    const rate = Math.round(acknowledged / ((performance.now() - startedAt) / 1_000));
    const sums = await context.perform(finishReplay, { deviceIds, sensors, ...spanOf(file) });
    sums.sort((a, b) => a.reference.localeCompare(b.reference, "en", { numeric: true }));
    assertSame(sumsOf(file), sums);
    return { sent: file.counts.length, acknowledged, rate, sums };
  } finally {
    await broker.close();
  }
}

/** The file's own sums, by sensor. */
export function sumsOf({ counts }: CountsFile): SensorSum[] {
  const sums = new Map<string, SensorSum>();
  for (const { reference, count } of counts) {
    const known = sums.get(reference) ?? { reference, count: 0, sum: 0 };
    sums.set(reference, { reference, count: known.count + 1, sum: known.sum + count });
  }
  return [...sums.values()];
}

function spanOf({ counts }: CountsFile): { from: string; to: string } {
  return {
    from: new Date(counts[0]?.startMs ?? 0).toISOString(),
    to: new Date((counts.at(-1)?.startMs ?? 0) + HOUR_MS).toISOString(),
  };
}

function assertSame(expected: readonly SensorSum[], stored: readonly SensorSum[]): void {
  const found = new Map(stored.map((sum) => [sum.reference, sum]));
  const wrong = expected.flatMap(({ reference, count, sum }) => {
    const there = found.get(reference);
    return there?.count === count && there.sum === sum
      ? []
      : [
          `  sensor ${reference}: file ${count} counts, sum ${sum}; database ${there?.count ?? 0}, sum ${there?.sum ?? 0}`,
        ];
  });
  if (wrong.length === 0) return;
  throw new CommandError(
    "failed",
    ["What is stored is not what the file says; see `meetpaal quarantine list`:", ...wrong].join("\n"),
  );
}
