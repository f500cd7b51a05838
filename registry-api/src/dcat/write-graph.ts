/** A graph as text: Turtle, or JSON-LD in its expanded form (which needs no context to be fetched). */
import { type Quad, Writer } from "n3";

export async function toTurtle(quads: readonly Quad[], prefixes: Record<string, string>): Promise<string> {
  const writer = new Writer({ prefixes });
  writer.addQuads([...quads]);
  return await new Promise((resolve, reject) => {
    writer.end((error, text) => {
      if (error === null || error === undefined) resolve(text);
      else reject(error);
    });
  });
}

type Node = Record<string, unknown>;

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const STRING = "http://www.w3.org/2001/XMLSchema#string";

/** @see JSON-LD 1.1 §3 and its API §8.4: serialising RDF as expanded JSON-LD */
export function toJsonLd(quads: readonly Quad[]): Node[] {
  const nodes = new Map<string, Map<string, unknown[]>>();
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? new Map<string, unknown[]>();
    nodes.set(subject.value, node);
    const key = predicate.value === TYPE ? "@type" : predicate.value;
    const values = node.get(key) ?? [];
    node.set(key, values);
    values.push(key === "@type" ? object.value : valueOf(object));
  }
  return [...nodes].map(([id, values]) => ({ "@id": id, ...Object.fromEntries(values) }));
}

function valueOf(object: Quad["object"]): Node {
  if (object.termType !== "Literal") return { "@id": object.value };
  if (object.language !== "") return { "@value": object.value, "@language": object.language };
  if (object.datatype.value === STRING) return { "@value": object.value };
  return { "@value": object.value, "@type": object.datatype.value };
}
