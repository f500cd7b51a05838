/** The answer to one question: its path followed, its options read, and what is there written down. */
import { nextUrl } from "./links.ts";
import { OptionError, type Options, parseOptions } from "./parse-options.ts";
import type { Step } from "./parse-path.ts";
import type { Reader } from "./reader.ts";
import { resolve, type Target } from "./resolve.ts";
import { type Json, selfLinkOf, toEntities } from "./to-entities.ts";

/** `text`: a value by itself; `nothing`: a property that has no value. */
export type Answer = { kind: "json"; body: unknown } | { kind: "text"; text: string } | { kind: "nothing" };

export interface StaQuestion {
  steps: readonly Step[];
  /** Path below the root, as it was asked. */
  path: string;
  parameters: readonly [string, string][];
}

/** Undefined: there is nothing at this path. */
export async function answerTo(
  reader: Reader,
  root: string,
  { steps, path, parameters }: StaQuestion,
): Promise<Answer | undefined> {
  const target = await resolve(reader, steps);
  if (target === undefined) return undefined;
  switch (target.kind) {
    case "property":
      refuse(parameters, []);
      if (target.value === null || target.value === undefined) return { kind: "nothing" };
      if (!target.isBare) return { kind: "json", body: { [target.name]: target.value } };
      return typeof target.value === "object"
        ? { kind: "json", body: target.value }
        : {
            kind: "text",
            text: typeof target.value === "string" ? target.value : JSON.stringify(target.value),
          };
    case "entity": {
      refuse(parameters, target.isReference ? [] : ["$select", "$expand"]);
      if (target.isReference)
        return { kind: "json", body: { "@iot.selfLink": selfLinkOf(root, target.entity, target.row) } };
      const options = parseOptions(target.entity, parameters);
      const [body] = await toEntities(reader, root, target.entity, [target.row], options);
      return body === undefined ? undefined : { kind: "json", body };
    }
    case "collection":
      return {
        kind: "json",
        body: await collectionBody(reader, root, path, target, parseOptions(target.entity, parameters)),
      };
  }
}

async function collectionBody(
  reader: Reader,
  root: string,
  path: string,
  { entity, from, isReference }: Extract<Target, { kind: "collection" }>,
  options: Options,
): Promise<Json> {
  const page =
    from === undefined
      ? await reader.all(entity, options)
      : (await reader.related(from.relation, [from.key], options))[0];
  const { rows, next, count } = page ?? { rows: [] };
  const nextLink = nextUrl(`${root}/${path}`, options.texts, next);
  return {
    ...(count === undefined ? {} : { "@iot.count": count }),
    ...(nextLink === undefined ? {} : { "@iot.nextLink": nextLink }),
    value: isReference
      ? rows.map((row) => ({ "@iot.selfLink": selfLinkOf(root, entity, row) }))
      : await toEntities(reader, root, entity, rows, options),
  };
}

function refuse(parameters: readonly [string, string][], allowed: readonly string[]): void {
  for (const [name] of parameters) {
    if (!allowed.includes(name)) throw new OptionError(name, "is no option of this path");
  }
}
