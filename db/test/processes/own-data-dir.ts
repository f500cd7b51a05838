/** Says whether it became the owner of the data directory of its first argument, and then keeps it. */
import { takeDataDir } from "../../src/index.ts";

const taken = takeDataDir(process.argv[2] ?? "");
process.stdout.write(taken !== undefined ? "owner\n" : "refused\n");
setInterval(() => {}, 60_000);
