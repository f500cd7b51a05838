/** Streams of one sensor mostly say the same: what is equal is said once. */
export const distinct = <T>(items: readonly T[], by: (item: T) => unknown = (item) => item): T[] => {
  const seen = new Map<string, T>();
  for (const item of items) {
    const key = JSON.stringify(by(item));
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
};
