import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../context.ts";
import { answerPromise } from "../operations/promise.ts";

/** Longer than this nobody reads beside a promise [characters]. */
const LONGEST = 1_000;

export function addPromiseCommands(program: Command, context: CommandContext): void {
  const promise = program
    .command("promise")
    .description("what the city answers to promises that are not kept");
  promise
    .command("answer")
    .description("publish an answer beside a promise, dated now; it stays on record")
    .argument("<publicId>", "number of the sensor, as on the box")
    .argument("<promise>", "id of the promise, as the API names it: retention.raw, fields, interval, ...")
    .requiredOption("--nl <text>", "the answer in Dutch", readText)
    .option("--en <text>", "the same in English", readText)
    .option("--datastream <id>", "of this datastream alone (default: of all that make the promise)", readId)
    .action(
      async (
        publicId: string,
        id: string,
        { nl, en, datastream = null }: { nl: string; en?: string; datastream?: number | null },
      ) => {
        const args = { publicId, promise: id, datastream, nl, ...(en === undefined ? {} : { en }) };
        const result = await context.perform(answerPromise, args);
        context.answer(result, `Published beside the promise ${id} of ${publicId}, at ${result.at}.`);
      },
    );
}

function readText(text: string): string {
  const read = text.trim();
  if (read !== "" && read.length <= LONGEST && /^\P{Cc}*$/u.test(read)) return read;
  throw new InvalidArgumentError(`Expected 1 to ${LONGEST} characters on one line.`);
}

function readId(text: string): number {
  const id = Number(text);
  if (Number.isInteger(id) && id > 0 && id <= 2_147_483_647) return id;
  throw new InvalidArgumentError("Expected the id of a datastream, a whole number above 0.");
}
