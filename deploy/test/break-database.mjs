/** Preloaded into the product by a test: on SIGUSR2 the embedded database's log can be written no more, as on a disk that died. */
import fs from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.once("SIGUSR2", () => {
    for (const fd of fs.readdirSync("/proc/self/fd").map(Number)) {
      let name = "";
      try {
        name = fs.readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        continue; // the descriptor that read this list
      }
      if (!name.includes("/database/pg_wal/")) continue;
      fs.closeSync(fd);
      const opened = [];
      while (!opened.includes(fd)) opened.push(fs.openSync("/dev/null", "r+"));
    }
  });
}
