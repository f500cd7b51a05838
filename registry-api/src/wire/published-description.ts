/**
 * What the NL API Design Rules ask of a description, put into one that was made from the routes: paths below one server
 * of this major version, a name and a text for every operation, and the headers that every answer carries.
 */
export type Json = Record<string, unknown>;

const VERSION_HEADER = {
  description: "Full version of the API (semantic versioning)",
  schema: { type: "string", example: "1.0.0" },
};

const EVERY_ORIGIN = {
  description: "`*`: pages of any site may read it",
  schema: { type: "string", example: "*" },
};

const TOO_MANY = {
  description: "Too many requests from this address; `Retry-After` says when to come again",
  headers: {
    "Retry-After": { description: "Seconds to wait", schema: { type: "integer" } },
  },
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/**
 * @param document - as the plugin made it; its operations are completed in place
 * @param base - path of this major version: `/v1`
 * @param publicUrl - where people find it. The description always says https: a register that is reached without is one
 *   that is being tried out
 */
export function publishedDescription(document: Json, base: string, publicUrl: string): Json {
  const host = publicUrl.replace(/^http:/, "https:");
  const paths: Json = {};
  for (const [path, item] of Object.entries(record(document["paths"]))) {
    if (!isRecord(item)) continue;
    for (const [method, operation] of Object.entries(item)) {
      if (isRecord(operation)) complete(operation, method, path, base);
    }
    if (path === base) paths["/"] = item;
    else if (path.startsWith(`${base}/`)) paths[path.slice(base.length)] = item;
    else paths[path] = { servers: [{ url: host, description: "Outside the API" }], ...item };
  }
  return { ...document, servers: [{ url: `${host}${base}` }], paths };
}

function complete(operation: Json, method: string, path: string, base: string): void {
  operation["operationId"] ??= operationIdOf(method, path.replace(base, ""));
  operation["description"] ??= operation["summary"];
  const responses = operation["responses"];
  if (!isRecord(responses)) return;
  // A description of HTTP has no place for messages of a WebSocket: their form stands at the answer that opens it.
  if ("101" in responses) {
    responses["200"] = {
      ...record(responses["101"]),
      description: "Form of each message, sent after status 101",
    };
    delete responses["101"];
  }
  for (const [status, response] of Object.entries(responses)) {
    if (!isRecord(response)) continue;
    if (!/^[23]/.test(status)) {
      // Watchdogs get the same form, whatever the state: no problem, so that it may not stand here as one.
      if (!("application/problem+json" in record(response["content"]))) delete response["content"];
      continue;
    }
    response["headers"] = {
      "API-Version": VERSION_HEADER,
      "access-control-allow-origin": EVERY_ORIGIN,
      ...record(response["headers"]),
    };
  }
  responses["429"] ??= TOO_MANY;
}

/** `get /sensors/{publicId}/practice` is `getSensorsByPublicIdPractice`. */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replaceAll(/\{(\w+)\}/g, "by-$1")
    .split(/[/.-]/)
    .filter((word) => word !== "");
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
