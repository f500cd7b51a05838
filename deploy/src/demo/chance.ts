/**
 * Chance that can be had again: the same seed and number always give the same value. So a simulated device that
 * sends an hour twice sends equal values, as a real one does from its memory.
 */

/** @returns a whole number of 32 bits for a text (FNV-1a) */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** @returns evenly spread over [0, 1) */
export function chance(seed: number, n: number): number {
  let hash = Math.imul(seed ^ Math.imul(n | 0, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/**
 * Noise without jumps: straight lines between a random value at every `step`.
 *
 * @returns within [-1, 1)
 */
export function drift(seed: number, at: number, step: number): number {
  const knot = Math.floor(at / step);
  const part = at / step - knot;
  return 2 * (chance(seed, knot) * (1 - part) + chance(seed, knot + 1) * part) - 1;
}
