import { run } from "./cli.ts";

// Whoever reads along may stop (`| head`): what runs goes on, and says what it says to nobody.
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
process.exitCode = await run(process.argv.slice(2));
// A server that waits for a password holds its connection for a minute, and that would hold us.
setTimeout(() => process.exit(), 1_000).unref();
