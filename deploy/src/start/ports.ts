/**
 * Asks whether the ports are free before anything else is done, so that a port in use leaves the database untouched.
 */
import { createServer } from "node:net";
import { CommandError } from "../command-error.ts";

export interface WantedPort {
  /** The setting to name when it is taken. */
  setting: string;
  host: string;
  /** 0: any free one. */
  port: number;
}

/** @throws {CommandError} `in-use`, naming the setting of every port that cannot be had */
export async function assertPortsFree(wanted: readonly WantedPort[]): Promise<void> {
  const twice = wanted.find(
    (one, index) => one.port !== 0 && wanted.findIndex((other) => other.port === one.port) !== index,
  );
  if (twice !== undefined)
    throw new CommandError("in-use", `Port ${twice.port} is named twice: give ${twice.setting} another one.`);
  const answers = await Promise.all(wanted.map(async (one) => await whyNot(one)));
  const taken = answers.filter((answer) => answer !== undefined);
  if (taken.length > 0) throw new CommandError("in-use", taken.join("\n"));
}

/** Listens for a moment: with port 0 that tells at least whether the host is this machine's. */
async function whyNot({ setting, host, port }: WantedPort): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(portSentence(error, setting, host, port)));
    server.listen({ host, port, exclusive: true }, () => {
      server.close(() => resolve(undefined));
    });
  });
}

/** A port that nobody listens on now; for whoever must know it before listening. */
export async function findFreePort(host: string): Promise<number> {
  const server = createServer();
  return await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port: 0 }, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Why a port cannot be had, and what to do about it. */
function portSentence(error: Error, setting: string, host: string, port: number): string {
  const hostSetting = setting.replace(/_PORT$/, "_HOST");
  switch ("code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use: set ${setting} to another port, or stop the program that listens there.`;
    case "EACCES":
      return `Port ${port} may not be used by this user: set ${setting} to a port of 1024 or higher.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `This machine has no address ${host}: change ${hostSetting}.`;
    default:
      return `Port ${port} on ${host} cannot be opened: change ${setting} or ${hostSetting}. (${error.message})`;
  }
}

/** Gives an error that came while opening a listener its sentence, should the port have been taken since. */
export function explainListener(error: unknown, { setting, host, port }: WantedPort): unknown {
  if (
    !(error instanceof Error) ||
    !("syscall" in error) ||
    !/listen|bind|getaddrinfo/.test(String(error.syscall))
  )
    return error;
  return new CommandError("in-use", portSentence(error, setting, host, port), { cause: error });
}
