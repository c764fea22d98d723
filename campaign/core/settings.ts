import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import type { CacheAddress } from "../cache/client.ts";

export interface CoreSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly people: number;
  /** How long the cache keeps a total. */
  readonly cacheSeconds: number;
  readonly cache?: CacheAddress;
  readonly voterFile?: string;
  readonly events?: string;
}

const cacheAddress = (environment: Environment): CacheAddress => {
  const { hostname, port } = new URL(httpAddress(environment, "CACHE"));
  return { host: hostname, port: Number(port) };
};

/** Cache and vendors are asked only where they are given. */
export const readCoreSettings = (environment: Environment): CoreSettings => {
  const has = (name: string): boolean => (environment[name] ?? "") !== "";
  return {
    port: wholeNumber(environment, "PORT"),
    databaseUrl: required(environment, "DATABASE_URL"),
    poolSize: wholeNumber(environment, "POOL_SIZE", 10),
    people: wholeNumber(environment, "PEOPLE", 20_000),
    cacheSeconds: wholeNumber(environment, "CACHE_SECONDS", 300),
    ...(has("CACHE") && { cache: cacheAddress(environment) }),
    ...(has("VOTER_FILE") && { voterFile: httpAddress(environment, "VOTER_FILE") }),
    ...(has("EVENTS") && { events: httpAddress(environment, "EVENTS") }),
  };
};
