/** Reads entities of one answer: all in one transaction, as of one instant. */
import {
  countEntities,
  ENTITY_SETS,
  type EntityName,
  type EntityQuestion,
  type EntityRow,
  type Expression,
  findEntities,
  type Queryable,
  type Relation,
  type Site,
} from "@meetpaal/db";
import { readObservation } from "./observation.ts";
import { readObservations, readOfEach } from "./observations.ts";
import { type Page, type Reading, sizeOf } from "./page.ts";
import type { Options } from "./parse-options.ts";

export class Reader implements Reading {
  readonly tx: Queryable;
  readonly site: Site;

  constructor(tx: Queryable, site: Site) {
    this.tx = tx;
    this.site = site;
  }

  async all(entity: EntityName, options: Options): Promise<Page> {
    if (entity === "Observation") return await readObservations(this, {}, options);
    const [page] = await this.#pages({ entity, ...pageOf(options) }, options, 1);
    return page ?? { rows: [] };
  }

  /** @param id - as it stands in a path */
  async one(entity: EntityName, id: string): Promise<EntityRow | undefined> {
    if (entity === "Observation") return await readObservation(this, id);
    const number = Number(id);
    if (!/^\d{1,16}$/.test(id) || !Number.isSafeInteger(number)) return undefined;
    // Ids are numbers of four bytes, but for those of places.
    if (number > 2_147_483_647 && ENTITY_SETS[entity].order.length === 1) return undefined;
    if (number / 1_000_000 > 2_147_483_647) return undefined;
    const [found] = await findEntities(this.tx, this.site, { entity, from: { id: number }, limit: 1 });
    return found?.row;
  }

  /** For each key, in their order, what a relation leads to from there; a key that is null leads nowhere. */
  async related(relation: Relation, keys: readonly unknown[], options: Options): Promise<Page[]> {
    const there = keys.filter((key) => key !== null);
    const pages =
      relation.target === "Observation"
        ? await this.#observations(relation, there.map(Number), options)
        : await this.#pages(
            { entity: relation.target, from: { relation, keys: there }, ...pageOf(options) },
            options,
            there.length,
          );
    let next = 0;
    return keys.map((key) => {
      const page = key === null ? undefined : pages[next];
      if (key !== null) next += 1;
      return page ?? { rows: [] };
    });
  }

  /** Whether a relation leads from a key to a row. */
  async isRelated(relation: Relation, key: unknown, row: EntityRow): Promise<boolean> {
    const { target, observed } = relation;
    if (key === null) return false;
    if (observed !== undefined || target === "Observation") return row[observed ?? ""] === key;
    const where: Expression = {
      kind: "compare",
      operator: "eq",
      left: { kind: "path", names: ["id"] },
      right: { kind: "literal", literal: { type: "number", value: Number(row["id"]) } },
    };
    const question = { entity: target, from: { relation, keys: [key] }, where, limit: 1 };
    return (await findEntities(this.tx, this.site, question)).length > 0;
  }

  async #pages(question: EntityQuestion, options: Options, parents: number): Promise<Page[]> {
    const size = sizeOf(options.top, parents);
    const found =
      parents === 0 ? [] : await findEntities(this.tx, this.site, { ...question, limit: size + 1 });
    const counts = options.count ? await countEntities(this.tx, this.site, question) : [];
    const rows: EntityRow[][] = Array.from({ length: parents }, () => []);
    for (const { row, parent } of found) rows[parent]?.push(row);
    return rows.map((own, parent) => {
      const count = counts[parent];
      return {
        rows: own.slice(0, size),
        next: own.length > size && size > 0 ? { skip: options.skip + size } : undefined,
        ...(count === undefined ? {} : { count }),
      };
    });
  }

  async #observations(relation: Relation, keys: readonly number[], options: Options): Promise<Page[]> {
    const isOfPlaces =
      relation.reaches("", "") !== ENTITY_SETS.Datastream.relations["Observations"]?.reaches("", "");
    const together = isOfPlaces || keys.length === 1 ? undefined : await readOfEach(this, keys, options);
    if (together !== undefined) return together;
    const pages: Page[] = [];
    for (const key of keys) {
      pages.push(
        await readObservations(this, isOfPlaces ? { places: [key] } : { datastreams: [key] }, options),
      );
    }
    return pages;
  }
}

function pageOf({
  filter,
  orderBy,
  skip,
}: Options): Pick<EntityQuestion, "where" | "orderBy" | "skip" | "limit"> {
  return { where: filter, orderBy, skip, limit: 0 };
}
