/** The form of a register file for editors: names are completed and mistakes underlined while typing. */
import { registerFileSchema } from "@meetpaal/model";
import * as z from "zod";

/** JSON Schema 2020-12. Rules that look at more than one field are checked by the import only. */
export function registerJsonSchema(): object {
  return {
    title: "Register file of Meetpaal",
    description: "What a city promises of its sensors, as `meetpaal register import` reads it.",
    ...z.toJSONSchema(registerFileSchema, { io: "input", reused: "ref" }),
  };
}
