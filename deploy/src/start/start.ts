/**
 * Runs the process until it is told to stop: opens everything in order, says what to open once everything answers,
 * and closes in the order in which nothing already accepted is lost.
 */
import closeWithGrace from "close-with-grace";
import { CommandError } from "../command-error.ts";
import type { Config } from "../config.ts";
import type { CommandContext } from "../context.ts";
import { announcement } from "./announcement.ts";
import { openLog } from "./log.ts";
import { closeParts, openParts, type Part, type Parts } from "./parts.ts";

/**
 * What is under way must end within this. A commit takes milliseconds and a slow disk seconds; a database that does not
 * answer is given up on after five, by each part that asks it.
 */
const CLOSE_WITHIN_MS = 30_000;

/** @throws {CommandError} when it cannot start; everything opened until then is closed again */
export async function start(config: Config, part: Part, context: CommandContext): Promise<never> {
  assertSettingsOf(part, config);
  const log = await openLog(config.logLevel);
  const parts: Parts = {};
  // Before anything is open, so that a signal while starting closes what is there.
  const grace = closeWithGrace(
    {
      delay: CLOSE_WITHIN_MS,
      logger: false,
      onTimeout: (ms) => log.fatal({ ms }, "not everything ended in time; what was not answered comes again"),
      onSecondError: (err) => log.fatal({ err }, "ended at once: an error while stopping"),
    },
    async ({ err, signal }) => {
      if (err) log.fatal({ err }, "stopping after an error");
      else log.info({ signal }, "stopping");
      try {
        await closeParts(parts);
      } catch (error) {
        log.fatal({ err: error }, "something could not be closed");
        throw error;
      }
      log.info("stopped");
    },
  );
  try {
    const addresses = await openParts(parts, config, part, log);
    context.answer(addresses, announcement(addresses, config));
  } catch (error) {
    grace.uninstall();
    await closeParts(parts);
    throw error;
  }
  const error = await parts.database?.broken;
  log.fatal({ err: error }, "the database can never answer again; start anew");
  process.exit(1); // nothing more may be answered
}

function assertSettingsOf(part: Part, config: Config): void {
  if (part === "all") return;
  const wrong = [];
  if (config.databaseUrl === undefined) {
    wrong.push("DATABASE_URL: needed, the embedded database belongs to one process");
  }
  if (config.serviceSecret === undefined) {
    wrong.push("SERVICE_SECRET: needed, the same for the broker and the API");
  }
  if (part === "api" && config.mqttUrl === undefined) {
    wrong.push("MQTT_URL: needed, where the broker listens");
  }
  if (wrong.length === 0) return;
  throw new CommandError(
    "settings",
    [`These settings are wrong for \`start --only ${part}\`:`, ...wrong.map((line) => `  ${line}`)].join(
      "\n",
    ),
  );
}
