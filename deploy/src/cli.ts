/**
 * The command line: `meetpaal <command>`.
 *
 * Answers go to stdout, everything else to stderr, a failure as a sentence that says what to do. Exit code 0: done,
 * 1: not done, 2: the command line or the settings are wrong.
 */
import { Command, CommanderError } from "commander";
import { CommandError } from "./command-error.ts";
import { addBackupCommands } from "./commands/backup.ts";
import { addClaimCommands } from "./commands/claim.ts";
import { addCredentialCommands } from "./commands/credential.ts";
import { addDeviceCommands } from "./commands/device.ts";
import { addDeviceLifeCommands } from "./commands/device-life.ts";
import { addDoctorCommands } from "./commands/doctor.ts";
import { addMigrateCommands } from "./commands/migrate.ts";
import { addPromiseCommands } from "./commands/promise.ts";
import { addQuarantineCommands } from "./commands/quarantine.ts";
import { addRegisterCommands } from "./commands/register.ts";
import { addReplayCommands } from "./commands/replay.ts";
import { addStartCommands } from "./commands/start.ts";
import { addTopCommands } from "./commands/top.ts";
import { addViewerCommands } from "./commands/viewer.ts";
import { addZoneCommands } from "./commands/zone.ts";
import { readConfig } from "./config.ts";
import type { CommandContext } from "./context.ts";
import { perform } from "./perform.ts";

/** Each adds the commands of one subject. */
const subjects = [
  addStartCommands,
  addMigrateCommands,
  addDoctorCommands,
  addZoneCommands,
  addViewerCommands,
  addRegisterCommands,
  addCredentialCommands,
  addDeviceCommands,
  addClaimCommands,
  addReplayCommands,
  addPromiseCommands,
  addQuarantineCommands,
  addDeviceLifeCommands,
  addBackupCommands,
  addTopCommands,
];

interface Output {
  write: (text: string) => unknown;
}

/** What a command has around it; absent: those of this process. */
export interface Surroundings {
  env?: NodeJS.ProcessEnv;
  stdout?: Output;
  stderr?: Output;
}

/**
 * Runs one command.
 *
 * @param argv - without the name of the program
 * @returns the exit code
 */
export async function run(argv: readonly string[], around: Surroundings = {}): Promise<number> {
  const { stdout = process.stdout, stderr = process.stderr } = around;
  const program = buildProgram(around.env, stdout, stderr);
  try {
    await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    return report(error, stderr);
  }
}

function buildProgram(env: NodeJS.ProcessEnv | undefined, stdout: Output, stderr: Output): Command {
  const program = new Command("meetpaal")
    .description("The public sensor register as the contract that the machine enforces.")
    .option("--json", "answer with one JSON object on stdout")
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .showHelpAfterError("Run it with --help to see how it is used.")
    .addHelpText("after", "\nSettings come from the environment: see .env.example.");
  const context: CommandContext = {
    config: () => readConfig(env),
    perform: async (operation, args) => await perform(readConfig(env), operation, args),
    answer: (result, text) => {
      stdout.write(`${context.isJson() ? JSON.stringify(result) : text}\n`);
    },
    isJson: () => program.opts<{ json?: boolean }>().json === true,
    tell: (line) => {
      stderr.write(`${line}\n`);
    },
  };
  for (const add of subjects) add(program, context);
  return program;
}

function report(error: unknown, stderr: Output): number {
  if (error instanceof CommanderError) {
    // Commander has written its sentence already. Help that was asked for is a success.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof CommandError) {
    stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`This is a fault in meetpaal; please report it with these lines.\n${text}\n`);
  return 1;
}
