/**
 * SensorThings 1.1, reading: the public register and what it measured, for programs that speak that standard. Its paths are a
 * language of their own, so one route takes them all; its description is made from the same model that answers.
 */
import { type Database, databaseNow, QuestionError } from "@meetpaal/db";
import { units } from "@meetpaal/model";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";
import { readCity } from "../sensors/read-sensors.ts";
import { type Answer, answerTo, type StaQuestion } from "./answer.ts";
import { describeSensorThings } from "./describe.ts";
import { OptionError } from "./parse-options.ts";
import { parsePath } from "./parse-path.ts";
import { Reader } from "./reader.ts";
import { BASE, rootDocument } from "./root.ts";

const LONGEST_URL = 8_000;

const UNITS = Object.fromEntries(
  [...units].map(([code, { symbol, name }]) => [
    code,
    { symbol: symbol === "" ? code : symbol, name: name["en"] ?? code },
  ]),
);

/** @param publicUrl - where people find it, without a slash at the end */
export function sensorThingsRoutes(database: Database, publicUrl: string) {
  const root = publicUrl + BASE;
  return async (app: FastifyInstance): Promise<void> => {
    app.get(BASE, async (_request, reply) =>
      reply.header("cache-control", "public, max-age=300").send(rootDocument(root)),
    );

    app.get(`${BASE}/openapi.json`, async (_request, reply) =>
      reply
        .header("cache-control", "public, max-age=300")
        .send(describeSensorThings(root, await readCity(database), publicUrl)),
    );

    app.get(`${BASE}/*`, async (request, reply) => {
      const question = questionOf(request);
      const answer = question === undefined ? undefined : await answered(database, root, publicUrl, question);
      if (answer === undefined) throw new ApiError("NOT_FOUND", "There is nothing at this path.");
      return send(reply.header("cache-control", "no-cache"), answer);
    });

    app.route({
      method: ["POST", "PUT", "PATCH", "DELETE"],
      url: `${BASE}/*`,
      handler: () => {
        throw new ApiError(
          "METHOD_NOT_ALLOWED",
          "This API is for reading: what devices send goes to the broker.",
        );
      },
    });
  };
}

function questionOf({ url }: FastifyRequest): StaQuestion | undefined {
  if (url.length > LONGEST_URL)
    throw new ApiError("REFUSED", `The address is longer than ${LONGEST_URL} characters.`);
  const [raw = "", query = ""] = url.slice(BASE.length + 1).split(/\?(.*)/s);
  const path = decoded(raw);
  const steps = path === undefined ? undefined : parsePath(path);
  if (path === undefined || steps === undefined) return undefined;
  return { steps, path, parameters: [...new URLSearchParams(query)] };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** All of an answer is of one instant, by the database's clock. */
async function answered(
  database: Database,
  root: string,
  publicUrl: string,
  question: StaQuestion,
): Promise<Answer | undefined> {
  try {
    const work = database.work("api");
    const reader = new Reader(work, { now: await databaseNow(work), publicUrl, units: UNITS });
    return await answerTo(reader, root, question);
  } catch (error) {
    if (error instanceof OptionError) throw wrong(error.option, error.message);
    if (!(error instanceof QuestionError)) throw error;
    const names = question.parameters.map(([name]) => name);
    throw wrong(
      ["$filter", "$orderby", "$expand"].find((name) => names.includes(name)) ?? names[0] ?? "",
      error.message,
    );
  }
}

function wrong(name: string, message: string): ApiError {
  return new ApiError("REFUSED", `${name}: ${message}`, [{ in: "query", name, message }]);
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  switch (answer.kind) {
    case "nothing":
      return reply.status(204).send();
    case "text":
      return reply.type("text/plain; charset=utf-8").send(answer.text);
    case "json":
      return reply.send(answer.body);
  }
}
