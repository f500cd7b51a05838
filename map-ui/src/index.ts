export { quartersOf } from "./map/base-files.ts";
export { openSite, type SiteOptions } from "./site.ts";
