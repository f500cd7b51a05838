/**
 * Where a licence is told of, by the code that the register file gives it: that of SPDX.
 *
 * @see https://definities.geostandaarden.nl/dcat-ap-nl/id/waardelijst/licenties, https://spdx.org/licenses/
 */

/** In that list: no licence for everybody. What nobody gave a licence for is not called open here. */
const NOT_OPEN = "https://definities.geostandaarden.nl/dcat-ap-nl/id/waardelijst/licenties/niet_open";
const CREATIVE_COMMONS = "https://creativecommons.org";

/** @param code - null: the register says none */
export function licenceAddress(code: string | null): string {
  if (code === null) return NOT_OPEN;
  if (code === "CC0-1.0") return `${CREATIVE_COMMONS}/publicdomain/zero/1.0/`;
  const [, terms, version] = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/.exec(code) ?? [];
  if (terms !== undefined && version !== undefined)
    return `${CREATIVE_COMMONS}/licenses/${terms.toLowerCase()}/${version}/`;
  return `https://spdx.org/licenses/${code}`;
}
