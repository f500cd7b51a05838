/** What a drill is given, what it says in the end, and how its figures are told. */
import { makeDatabase, type NativeCluster } from "../native-cluster.ts";
import type { ProductSettings } from "../product.ts";
import type { LedgerCheck } from "./check-ledger.ts";
import type { LoadDrill } from "./under-load.ts";

export interface World {
  /** For plans and ledgers. */
  folder: string;
  /** A database server that a drill may kill. */
  cluster: NativeCluster;
  makeDir: (name: string) => Promise<string>;
}

export interface Outcome {
  /** What was done, for the table. */
  name: string;
  /** Undefined where nothing was sent. */
  check: LedgerCheck | undefined;
  /** What was measured besides. */
  besides: string;
  /** Whether all of it was as it has to be, missing and twice apart. */
  isRight: boolean;
}

/** By the argument that asks for one. */
export type Drills = Readonly<Record<string, (world: World) => Promise<Outcome>>>;

export type ServerSettings = ProductSettings & { databaseUrl: string };

export async function onServer({ cluster, makeDir }: World, name: string): Promise<ServerSettings> {
  return { databaseUrl: await makeDatabase(cluster, name), dataDir: await makeDir(name) };
}

export function alike({
  disconnects,
  slowestMs,
}: Pick<LoadDrill<unknown>, "disconnects" | "slowestMs">): string {
  return `${disconnects} connections lost, slowest PUBACK ${inSeconds(slowestMs)}`;
}

export function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
