export { openRegistryApi, type RegistryApi, type RegistryApiOptions } from "./open-registry-api.ts";
