/**
 * Every operation by name. Loaded when first asked for: a command that speaks to a running process needs none of them.
 *
 * To add one: write `deploy/src/operations/<subject>.ts`, name it here, and call it with `context.perform(name, args)`.
 */
import type { Operation } from "./operation.ts";

export const operations = {
  migrate: async () => (await import("./operations/migrate.ts")).applyMigrations,
} satisfies Record<string, () => Promise<Operation<never, unknown>>>;

export type OperationName = keyof typeof operations;

type Loaded<Name extends OperationName> = Awaited<ReturnType<(typeof operations)[Name]>>;
export type ArgsOf<Name extends OperationName> = Parameters<Loaded<Name>>[1];
export type ResultOf<Name extends OperationName> = Awaited<ReturnType<Loaded<Name>>>;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
