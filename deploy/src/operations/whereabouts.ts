import * as z from "zod";
import { defineOperation } from "../operation.ts";

/** Where devices reach the running process; null: this one runs no broker. */
export const findBroker = defineOperation({
  name: "process.broker",
  args: z.strictObject({}),
  result: z.strictObject({ mqttUrl: z.string().nullable() }),
  run: async (_database, _args, { mqttUrl }) => await Promise.resolve({ mqttUrl: mqttUrl ?? null }),
});
