/**
 * The number of a sensor on its sticker: random, so that it tells nothing and nobody can guess the next.
 *
 * @see Crockford, "Base 32": no i, l, o and u, so that it can be read aloud and typed over
 */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 8;

export const PUBLIC_ID = /^[0-9a-hjkmnp-tv-z]{8}$/;

/**
 * Makes a public id.
 *
 * @param randomBytes - gives as many unpredictable bytes as it is asked for
 * @returns 40 random bits as 8 characters in lower case
 */
export function makePublicId(randomBytes: (count: number) => Uint8Array): string {
  // 256 is 8 x 32: the low five bits of a byte are evenly spread.
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join("");
}
