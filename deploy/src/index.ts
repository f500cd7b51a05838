export { run } from "./cli.ts";
export { CommandError } from "./command-error.ts";
export type { Config } from "./config.ts";
export { readConfig } from "./config.ts";
export type { CommandContext } from "./context.ts";
export { defineOperation, type Operation, type OperationScope } from "./operation.ts";
