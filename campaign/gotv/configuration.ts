import type { CacheAddress } from "../cache/client.ts";
import type { Environment } from "../service/settings.ts";
import { required, wholeNumber } from "../service/settings.ts";

export interface Configuration {
  readonly port: number;
  readonly databaseUrl: string;
  readonly cache?: CacheAddress;
  /** Holds everything that must survive a crash: the outbox, the reserve, the failure state. */
  readonly outboxDir: string;
  readonly poolSize: number;
  readonly voters: number;
}

const cacheAddress = (text: string | undefined): { cache?: CacheAddress } => {
  if (text === undefined || text === "") return {};
  const [, host = "", port = ""] = /^(?:\w+:\/\/)?([^/:]+):(\d{1,5})\/?$/.exec(text) ?? [];
  if (host === "") throw new Error(`CACHE_URL is "${text}". Set it to host:port.`);
  return { cache: { host, port: Number(port) } };
};

export const readConfiguration = (environment: Environment): Configuration => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  ...cacheAddress(environment["CACHE_URL"]),
  outboxDir: required(environment, "OUTBOX_DIR"),
  poolSize: wholeNumber(environment, "POOL_SIZE", 20),
  voters: wholeNumber(environment, "VOTERS", 200_000),
});
