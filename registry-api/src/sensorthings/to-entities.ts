/**
 * Rows as SensorThings writes entities (OGC 18-088 §8.1): control information, properties, and where its relations lead, or what
 * is there when they are expanded. Of what the register file said, places go through the contract's sieve.
 */
import { ENTITY_SETS, type EntityName, type EntityRow } from "@meetpaal/db";
import { locationSchema } from "../contract/sensor.ts";
import { instant } from "../wire/instant.ts";
import { nextUrl } from "./links.ts";
import type { Page } from "./page.ts";
import type { Options } from "./parse-options.ts";
import type { Reader } from "./reader.ts";

export type Json = Record<string, unknown>;

/** @param root - where the API is, without a slash at the end */
export async function toEntities(
  reader: Reader,
  root: string,
  entity: EntityName,
  rows: readonly EntityRow[],
  options: Options,
): Promise<Json[]> {
  const { relations } = ENTITY_SETS[entity];
  const entities = rows.map((row) => ownOf(root, entity, row, options));
  for (const [name, relation] of Object.entries(relations)) {
    const asked = options.expand.get(name);
    if (asked === undefined) {
      if (options.select !== undefined && !options.select.includes(name)) continue;
      rows.forEach((row, place) => {
        Object.assign(entities[place] ?? {}, {
          [`${name}@iot.navigationLink`]: `${selfLinkOf(root, entity, row)}/${name}`,
        });
      });
      continue;
    }
    const pages = await reader.related(
      relation,
      rows.map((row) => row[relation.column] ?? null),
      asked,
    );
    const children = await toEntities(
      reader,
      root,
      relation.target,
      pages.flatMap((page) => page.rows),
      asked,
    );
    let next = 0;
    rows.forEach((row, place) => {
      const page = pages[place] ?? { rows: [] };
      const own = children.slice(next, next + page.rows.length);
      next += page.rows.length;
      const url = `${selfLinkOf(root, entity, row)}/${name}`;
      Object.assign(
        entities[place] ?? {},
        relation.many ? listOf(name, own, page, url, asked) : { [name]: own[0] ?? null },
      );
    });
  }
  return entities;
}

function listOf(name: string, own: readonly Json[], page: Page, url: string, asked: Options): Json {
  const next = nextUrl(url, asked.texts, page.next);
  return {
    ...(page.count === undefined ? {} : { [`${name}@iot.count`]: page.count }),
    ...(next === undefined ? {} : { [`${name}@iot.nextLink`]: next }),
    [name]: own,
  };
}

export function selfLinkOf(root: string, entity: EntityName, { id }: EntityRow): string {
  return `${root}/${ENTITY_SETS[entity].plural}(${String(id)})`;
}

function ownOf(root: string, entity: EntityName, row: EntityRow, { select }: Options): Json {
  const isAsked = (...names: string[]): boolean =>
    select === undefined || names.some((name) => select.includes(name));
  const { properties } = ENTITY_SETS[entity];
  const shown = Object.keys(properties).filter((name) => isAsked(name));
  return {
    ...(isAsked("id", "@iot.id") ? { "@iot.id": row["id"] } : {}),
    ...(isAsked("id", "@iot.selfLink") ? { "@iot.selfLink": selfLinkOf(root, entity, row) } : {}),
    ...Object.fromEntries(shown.map((name) => [name, valueOf(entity, name, row)])),
  };
}

export function valueOf(entity: EntityName, name: string, row: EntityRow): unknown {
  const value = row[name];
  const type = ENTITY_SETS[entity].properties[name];
  if (type === "place") return locationSchema.parse(value);
  return type === "instant" && typeof value === "string" ? instant(value) : value;
}
