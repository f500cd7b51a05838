export { openRegistryApi, type RegistryApi, type RegistryApiOptions } from "./open-registry-api.ts";
export { openSiteData } from "./site/open-site-data.ts";
export type { FollowRequest } from "./tracing.ts";
