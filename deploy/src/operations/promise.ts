/** What the city answers to a promise that is not kept, for everybody to read. */
import { findPractice, insertPromiseAnswer } from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";

export const answerPromise = defineOperation({
  name: "promise.answer",
  args: z.strictObject({
    publicId: z.string(),
    promise: z.string(),
    datastream: z.int().nullable(),
    nl: z.string(),
    en: z.string().optional(),
  }),
  result: z.strictObject({ publicId: z.string(), promise: z.string(), at: z.string() }),
  run: async (database, { publicId, promise, datastream, nl, en }) => {
    const work = database.work("contract");
    const text = en === undefined ? { nl } : { nl, en };
    const at = await insertPromiseAnswer(work, { publicId, promise, datastream, text });
    if (at !== null) return { publicId, promise, at };
    const known = [...new Set((await findPractice(work, publicId)).map((row) => row.promise))];
    throw new CommandError(
      "refused",
      known.length === 0
        ? `No promise of a sensor ${publicId} was judged: use the number on the box, as the register shows it.`
        : `The sensor ${publicId} makes no promise ${promise}${datastream === null ? "" : ` of datastream ${datastream}`}. Promises: ${known.join(", ")}.`,
    );
  },
});
