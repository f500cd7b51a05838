/** What the city answers to a promise that is not kept, for everybody to read. */
import { assessBreach, findPossibleBreaches, findPractice, insertPromiseAnswer } from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";

/** By language. */
const texts = z.record(z.string(), z.string());

export const answerPromise = defineOperation({
  name: "promise.answer",
  args: z.strictObject({
    publicId: z.string(),
    promise: z.string(),
    datastream: z.int().nullable(),
    text: texts,
    at: z.string().optional(),
  }),
  result: z.strictObject({ publicId: z.string(), promise: z.string(), at: z.string() }),
  run: async (database, { publicId, promise, datastream, text, at: givenAt }) => {
    const work = database.work("contract");
    const moment = givenAt === undefined ? undefined : new Date(givenAt);
    const { at, began } = await insertPromiseAnswer(work, {
      publicId,
      promise,
      datastream,
      text,
      at: moment,
    });
    if (at !== null) return { publicId, promise, at };
    if (began !== null)
      throw new CommandError(
        "refused",
        moment !== undefined && moment < began
          ? `${givenAt} is too early: the promise stands so, or was last broken, since ${began.toISOString()}. Nobody answered before that.`
          : `${givenAt} lies ahead: an answer is dated when it was given.`,
      );
    const known = [...new Set((await findPractice(work, publicId)).map((row) => row.promise))];
    throw new CommandError(
      "refused",
      known.length === 0
        ? `No promise of a sensor ${publicId} was judged: use the number on the box, as the register shows it.`
        : `The sensor ${publicId} makes no promise ${promise}${datastream === null ? "" : ` of datastream ${datastream}`}. Promises: ${known.join(", ")}.`,
    );
  },
});

const MOST_LISTED = 1_000;

export const listBreaches = defineOperation({
  name: "promise.breaches",
  args: z.strictObject({}),
  result: z.array(
    z.strictObject({
      id: z.int(),
      publicId: z.string(),
      reference: z.string(),
      promise: z.string(),
      brokenSince: z.string(),
      assessBefore: z.string(),
    }),
  ),
  run: async (database) =>
    (await findPossibleBreaches(database.work("api"), MOST_LISTED)).map(
      ({ brokenSince, assessBefore, ...breach }) => ({
        ...breach,
        brokenSince: brokenSince.toISOString(),
        assessBefore: assessBefore.toISOString(),
      }),
    ),
});

export const breachOutcome = z.enum(["no-breach", "breach", "authority-told", "people-told"]);

export const assessPossibleBreach = defineOperation({
  name: "promise.assess",
  args: z.strictObject({
    id: z.int(),
    outcome: breachOutcome,
    reason: texts,
  }),
  result: z.strictObject({ publicId: z.string(), promise: z.string() }),
  run: async (database, { id, outcome, reason }) => {
    const assessed = await assessBreach(database.work("contract"), { id, outcome, reason });
    if (assessed !== null) return assessed;
    throw new CommandError(
      "refused",
      `No possible data breach ${id} waits to be assessed: see \`meetpaal promise breaches\`. What is on record stays so.`,
    );
  },
});
