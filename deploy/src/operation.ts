/**
 * An operation is what a command does to the database, apart from how it is asked for and shown.
 *
 * It runs in the process that owns the database: the running one, reached through its command socket, or else the
 * command's own. So its arguments and its result are JSON (instants as RFC 3339 text), checked on both sides.
 *
 *     export const countZone = defineOperation({
 *       name: "zone.count",
 *       args: z.strictObject({ zone: z.string(), people: z.int() }),
 *       result: z.strictObject({ level: z.string() }),
 *       run: async (database, args, scope) => { ... },
 *     });
 *
 * Name it in `operations.ts`; a command calls it with `await context.perform(countZone, { zone, people })`.
 */
import type { Database } from "@meetpaal/db";
import type * as z from "zod";
import type { Figures } from "./start/figures.ts";

/** What an operation may know of the process it runs in. */
export interface OperationScope {
  /** Where people reach the site, without a slash at the end. */
  readonly publicUrl: string;
  readonly timeZone: string;
  /** Where devices reach this process, `mqtt://host:port`; undefined: it runs no broker. */
  readonly mqttUrl: string | undefined;
  /** Whether the jobs run in this process. */
  readonly isRunning: boolean;
  /** Whether deleting goes on; undefined: no jobs run here. */
  readonly isClockTrusted: (() => boolean) | undefined;
  /** What the broker here has done, and its slowest devices; undefined: it runs none. */
  readonly figures: ((slowest: number) => Figures) | undefined;
  /** Computes every crowd zone anew and writes its state; resolves when that is committed. */
  readonly recomputeZones: () => Promise<void>;
}

/** An operation as the process that performs it sees it. */
export interface NamedOperation {
  readonly name: string;
  /** It tells of the running process too: with a server database that is asked where there is one. */
  readonly looksAtProcess: boolean;
  readonly perform: (database: Database, args: unknown, scope: OperationScope) => Promise<unknown>;
}

/** An operation as the command that asks for it sees it. */
export interface Operation<Args, Result> extends NamedOperation {
  readonly args: z.ZodType<Args>;
  readonly result: z.ZodType<Result>;
}

export interface OperationDefinition<Args, Result> {
  /** `<subject>.<verb>`, unique. */
  name: string;
  looksAtProcess?: boolean;
  args: z.ZodType<Args>;
  result: z.ZodType<Result>;
  /** @throws {CommandError} for whatever the person at the terminal can mend; its text is shown as it is */
  run: (database: Database, args: Args, scope: OperationScope) => Promise<Result>;
}

export function defineOperation<Args, Result>({
  name,
  looksAtProcess = false,
  args,
  result,
  run,
}: OperationDefinition<Args, Result>): Operation<Args, Result> {
  return {
    name,
    looksAtProcess,
    args,
    result,
    perform: async (database, given, scope) => await run(database, args.parse(given), scope),
  };
}
