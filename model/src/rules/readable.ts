/**
 * An entry as far as it can be read: what is right in it is there, and whoever asks for what is not is stopped.
 *
 * So each rule runs on each entry, whatever else is wrong in it, and none takes a field for absent that only has another
 * form. A rule that looks at several things looks at each by itself: what stops it at one says nothing of the next.
 */
import { type Path, valueAt } from "./path.ts";

/** Thrown by a field whose form is wrong. It has a message of its own already. */
export class UnreadableError extends Error {
  constructor() {
    super("this field has another form");
    this.name = "UnreadableError";
  }
}

/**
 * Makes fields of a copy throw `UnreadableError`.
 *
 * @param root - JSON, of which nothing is shared
 */
export function makeUnreadable(root: unknown, paths: readonly Path[]): void {
  for (const path of paths) {
    const field = path.at(-1);
    const group = valueAt(root, path.slice(0, -1));
    if (field === undefined || typeof group !== "object" || group === null) continue;
    Object.defineProperty(group, field, {
      configurable: true,
      enumerable: true,
      get: () => {
        throw new UnreadableError();
      },
    });
  }
}

/** Nothing, where it takes what cannot be read. */
export function asFarAsRead<Found>(find: () => Found[]): Found[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof UnreadableError) return [];
    throw error;
  }
}

/** Looks at each item by itself; at none, where the list cannot be read. */
export function ofEach<Item, Found>(
  list: () => readonly Item[],
  find: (item: Item, index: number) => Found[],
): Found[] {
  return asFarAsRead(() => {
    const items = list();
    return [...items.keys()].flatMap((index) =>
      asFarAsRead(() => items.slice(index, index + 1).flatMap((item) => find(item, index))),
    );
  });
}
