import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandContext } from "../context.ts";
import { answerPromise, assessPossibleBreach, breachOutcome, listBreaches } from "../operations/promise.ts";
import { readMoment } from "./moment.ts";

/** Longer than this nobody reads beside a promise [characters]. */
const LONGEST = 1_000;

export function addPromiseCommands(program: Command, context: CommandContext): void {
  const promise = program
    .command("promise")
    .description("what the city answers to promises that are not kept");
  promise
    .command("answer")
    .description("publish an answer beside a promise; it stays on record")
    .argument("<publicId>", "number of the sensor, as on the box")
    .argument("<promise>", "id of the promise, as the API names it: retention.raw, fields, interval, ...")
    .requiredOption("--nl <text>", "the answer in Dutch", readText)
    .option("--en <text>", "the same in English", readText)
    .option("--at <moment>", "when it was given, if before now: in a letter, say (default: now)", readMoment)
    .option("--datastream <id>", "of this datastream alone (default: of all that make the promise)", readId)
    .action(async (publicId: string, id: string, given: Given & { at?: string; datastream?: number }) => {
      const { datastream = null, at } = given;
      const result = await context.perform(answerPromise, {
        publicId,
        promise: id,
        datastream,
        text: textsOf(given),
        ...(at === undefined ? {} : { at }),
      });
      context.answer(result, `Published beside the promise ${id} of ${publicId}, at ${result.at}.`);
    });
  promise
    .command("breaches")
    .description("possible data breaches that nobody has assessed yet, the most urgent first")
    .action(async () => {
      const breaches = await context.perform(listBreaches, {});
      const lines = breaches.map(
        ({ id, reference, publicId, promise: broken, assessBefore }) =>
          `${id}  ${reference} (${publicId}) ${broken}, before ${assessBefore}`,
      );
      context.answer(breaches, lines.length === 0 ? "None waits to be assessed." : lines.join("\n"));
    });
  promise
    .command("assess")
    .description("put on record what came of assessing a possible data breach; it is public and stays")
    .argument("<id>", "its number, as `promise breaches` lists it", readId)
    .addOption(
      new Option("--outcome <outcome>", "whether it was one, and who was told")
        .choices(breachOutcome.options)
        .makeOptionMandatory(),
    )
    .requiredOption("--nl <text>", "why, in Dutch", readText)
    .option("--en <text>", "the same in English", readText)
    .action(async (id: number, given: Given & { outcome: string }) => {
      const outcome = breachOutcome.parse(given.outcome);
      const result = await context.perform(assessPossibleBreach, { id, outcome, reason: textsOf(given) });
      context.answer(result, `On record beside the promise ${result.promise} of ${result.publicId}.`);
    });
}

/** What somebody wrote, by language. */
interface Given {
  nl: string;
  en?: string;
}

function textsOf({ nl, en }: Given): Record<string, string> {
  return en === undefined ? { nl } : { nl, en };
}

function readText(text: string): string {
  const read = text.trim();
  if (read !== "" && read.length <= LONGEST && /^\P{Cc}*$/u.test(read)) return read;
  throw new InvalidArgumentError(`Expected 1 to ${LONGEST} characters on one line.`);
}

function readId(text: string): number {
  const id = Number(text);
  if (Number.isInteger(id) && id > 0 && id <= 2_147_483_647) return id;
  throw new InvalidArgumentError("Expected a whole number above 0.");
}
