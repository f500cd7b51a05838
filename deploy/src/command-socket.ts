/**
 * The way from a command to the process that owns the data directory: one line of JSON there, one line back.
 *
 * Only the holder of the directory's lock binds the socket, so what lies at its path is its own or left behind by a
 * process that is gone. Nobody but the same user can open it. A path over 100 bytes does not fit a socket's address;
 * such a socket lies in a private temporary directory that the lock file names.
 *
 *     { "operation": "zone.count", "args": { ... } }    ->    { "result": { ... } }
 *                                                       or    { "error": { "code", "message" } }
 */
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod";
import { CommandError } from "./command-error.ts";

/** The longest address that every platform takes is 104 bytes, its closing zero included. */
const LONGEST_PATH_BYTES = 100;
/** A register file of a large city is a few MB. */
const LONGEST_LINE_BYTES = 64 * 1024 * 1024;

const requestShape = z.strictObject({ operation: z.string(), args: z.unknown() });
const answerShape = z.union([
  z.strictObject({ result: z.unknown() }),
  z.strictObject({
    error: z.strictObject({
      code: z.enum(["usage", "settings", "refused", "in-use", "failed"]),
      message: z.string(),
    }),
  }),
]);

export interface CommandSocket {
  /** Lets what is under way end, then takes the socket away. */
  close: () => Promise<void>;
}

/**
 * Binds the socket; to be called by the holder of the lock alone.
 *
 * @param lockFile - where the path is written down for those who look for it
 * @param run - performs one request; what it throws goes back to the asker
 */
export async function openCommandSocket(
  dataDir: string,
  lockFile: string,
  run: (operation: string, args: unknown) => Promise<unknown>,
): Promise<CommandSocket> {
  const path = await chooseSocketPath(dataDir);
  await rm(path, { force: true });
  const underWay = new Set<Promise<void>>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const work = serve(socket, run).finally(() => underWay.delete(work));
    underWay.add(work);
  });
  await listenPrivately(server, path);
  await writeFile(lockFile, JSON.stringify({ pid: process.pid, socket: path }));
  return {
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await Promise.all(underWay);
      await closed;
      if (dirname(path) !== dataDir) await rm(dirname(path), { recursive: true, force: true });
    },
  };
}

/**
 * Asks the running process to perform an operation.
 *
 * @returns its answer, or undefined when nobody listens (it is starting, stopping, or gone)
 * @throws {CommandError} what the operation ended with
 */
export async function askRunningProcess(
  lockFile: string,
  operation: string,
  args: unknown,
): Promise<{ result: unknown } | undefined> {
  const path = await readSocketPath(lockFile);
  if (path === undefined) return undefined;
  const socket = await connectTo(path);
  if (socket === undefined) return undefined;
  try {
    socket.end(`${JSON.stringify({ operation, args })}\n`);
    const line = await readLine(socket);
    if (line === undefined) {
      throw new CommandError("failed", "The running process stopped before it answered. Try again.");
    }
    const answer = answerShape.parse(JSON.parse(line));
    if ("error" in answer) throw new CommandError(answer.error.code, answer.error.message);
    return { result: answer.result };
  } finally {
    socket.destroy();
  }
}

async function chooseSocketPath(dataDir: string): Promise<string> {
  const path = join(dataDir, "meetpaal.sock");
  if (Buffer.byteLength(path) <= LONGEST_PATH_BYTES) return path;
  return join(await mkdtemp(join(tmpdir(), "meetpaal-")), "meetpaal.sock");
}

async function listenPrivately(server: Server, path: string): Promise<void> {
  const umask = process.umask(0o177); // a socket is made with the rights that the umask leaves
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(path, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } finally {
    process.umask(umask);
  }
  await chmod(path, 0o600);
}

async function serve(
  socket: Socket,
  run: (operation: string, args: unknown) => Promise<unknown>,
): Promise<void> {
  socket.on("error", () => socket.destroy()); // the asker left; there is nobody to tell
  const line = await readLine(socket).catch(() => undefined);
  if (line === undefined) {
    socket.destroy();
    return;
  }
  const answer = await perform(line, run);
  await new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
    socket.end(`${JSON.stringify(answer)}\n`, () => socket.destroySoon());
  });
}

async function perform(
  line: string,
  run: (operation: string, args: unknown) => Promise<unknown>,
): Promise<z.input<typeof answerShape>> {
  try {
    const { operation, args } = requestShape.parse(JSON.parse(line));
    return { result: (await run(operation, args)) ?? null };
  } catch (error) {
    if (error instanceof CommandError) return { error: { code: error.code, message: error.message } };
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { error: { code: "failed", message: `This is a fault in meetpaal; please report it.\n${text}` } };
  }
}

async function readSocketPath(lockFile: string): Promise<string | undefined> {
  const text = await readFile(lockFile, "utf8").catch(() => "");
  try {
    const read = z.object({ socket: z.string() }).safeParse(JSON.parse(text));
    return read.success ? read.data.socket : undefined;
  } catch {
    return undefined; // the holder is about to write it
  }
}

async function connectTo(path: string): Promise<Socket | undefined> {
  return await new Promise((resolve) => {
    const socket = connect({ path, allowHalfOpen: true });
    socket.once("error", () => resolve(undefined));
    socket.once("connect", () => resolve(socket));
  });
}

/** @returns the first line, or undefined when the other side ended before its line did */
async function readLine(socket: Socket): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  const arriving: AsyncIterable<Buffer> = socket.iterator({ destroyOnReturn: false });
  for await (const bytes of arriving) {
    const end = bytes.indexOf(0x0a);
    if (end >= 0) {
      chunks.push(bytes.subarray(0, end));
      return Buffer.concat(chunks).toString("utf8");
    }
    size += bytes.length;
    if (size > LONGEST_LINE_BYTES) return undefined;
    chunks.push(bytes);
  }
  return undefined;
}
