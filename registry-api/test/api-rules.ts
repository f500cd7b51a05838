/**
 * Our own rules for the description of the API: what the NL API Design Rules demand, and what may not change within a
 * major version. `npm test` holds them without any linter being installed.
 */
type Json = Record<string, unknown>;

/** Fields that are promised for as long as the major version is 1. */
const PROMISED: Record<string, string[]> = {
  Sensor: [
    ..."publicId reference owner name description kind status location place poleCode validFrom validTo dates".split(
      " ",
    ),
    ..."personalData version versionSince demo roles model assessments pilot datastreams city".split(" "),
  ],
  Problem: ["status", "title", "detail", "errors"],
  Translated: [],
};

/**
 * A line for each breach; empty: none.
 *
 * @param promised - fields by schema that must be there
 */
export function brokenRules(document: Json, promised = PROMISED): string[] {
  const broken: string[] = [];
  const demand = (isKept: boolean, rule: string): void => {
    if (!isKept) broken.push(rule);
  };
  const info = record(document["info"]);
  demand(/^\d+\.\d+\.\d+$/.test(String(info["version"])), "info.version is a semantic version");
  demand(
    ["name", "email", "url"].every((field) => field in record(info["contact"])),
    "info.contact is whole",
  );
  const servers = Array.isArray(document["servers"]) ? document["servers"] : [];
  demand(servers.length > 0, "there is a server");
  for (const { url } of servers) demand(/^https:.*\/v1$/.test(url), `server ${url} is https and ends in /v1`);
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(record(document["paths"]))) {
    demand(
      path === "/" || /^(\/([a-z0-9.-]+|\{[a-z][A-Za-z]*\}))+$/.test(path),
      `${path} is kebab-case without a slash at its end`,
    );
    for (const [method, value] of Object.entries(record(item))) {
      if (method === "servers") continue;
      const operation = record(value);
      const name = `${method} ${path}`;
      const responses = record(operation["responses"]);
      for (const field of ["summary", "description", "tags", "operationId"]) {
        demand(operation[field] !== undefined, `${name} has ${field}`);
      }
      demand(!ids.has(String(operation["operationId"])), `${name} has an operationId of its own`);
      ids.add(String(operation["operationId"]));
      const parameters = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
      demand(parameters.length === 0 || "400" in responses, `${name} can answer 400`);
      for (const parameter of parameters) {
        demand(typeof parameter.description === "string", `${name} describes ${parameter.name}`);
        demand(/^[a-z][a-zA-Z0-9]*$/.test(parameter.name), `${name} has ${parameter.name} in camelCase`);
      }
      for (const [status, response] of Object.entries(responses)) {
        const headers = Object.keys(record(record(response)["headers"]));
        if (/^[23]/.test(status))
          demand(headers.includes("API-Version"), `${name} ${status} has API-Version`);
        else if (method === "get" || method === "post") {
          const content = Object.keys(record(record(response)["content"]));
          demand(
            content.length === 0 || content.includes("application/problem+json"),
            `${name} ${status} is a problem`,
          );
        }
      }
    }
  }
  const schemas = record(record(document["components"])["schemas"]);
  for (const [name, fields] of Object.entries(promised)) {
    const properties = record(record(schemas[name])["properties"]);
    demand(name in schemas, `there is a schema ${name}`);
    for (const field of fields) demand(field in properties, `${name} has ${field}`);
    for (const [field, property] of Object.entries(properties)) {
      if (field.endsWith("Date")) demand(record(property)["format"] === "date", `${name}.${field} is a date`);
    }
  }
  return broken;
}

function record(value: unknown): Json {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
