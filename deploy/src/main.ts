import { run } from "./cli.ts";

process.exitCode = await run(process.argv.slice(2));
// A server that waits for a password holds its connection for a minute, and that would hold us.
setTimeout(() => process.exit(), 1_000).unref();
