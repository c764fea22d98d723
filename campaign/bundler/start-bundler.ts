import { mkdirSync } from "node:fs";
import { TokenKeys } from "../gateway/token-keys.ts";
import { openPool, prepareTables } from "../service/database.ts";
import { Drainer } from "../service/drainer.ts";
import { every } from "../service/every.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { Credit } from "./credit.ts";
import { bookCredits, creditOnDisk, creditTables } from "./credit.ts";
import { copyTables, GiftCopy } from "./gift-copy.ts";
import { Ledger } from "./ledger.ts";
import type { BundlerParts } from "./routes.ts";
import { raiserRoutes } from "./routes.ts";
import type { BundlerSwitch } from "./rules.ts";
import { BundlerRules, bundlerSwitches } from "./rules.ts";

export interface BundlerSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly ledger: string;
  readonly identity: string;
  /** Holds credits that wait, over a restart too. */
  readonly folder: string;
  /** Nobody is told a total that is older. */
  readonly lagLimitSeconds: number;
}

export const readBundlerSettings = (environment: Environment): BundlerSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  ledger: httpAddress(environment, "LEDGER"),
  identity: httpAddress(environment, "IDENTITY"),
  folder: required(environment, "CREDITS_DIR"),
  lagLimitSeconds: wholeNumber(environment, "LAG_LIMIT_SECONDS", 3_600),
});

const betweenCopiesMs = 500;

/** Books what waited, once the ledger answers again. */
const drainerOf = ({ pool, ledger, credits, rules }: BundlerParts): Drainer<Credit> =>
  new Drainer(
    credits,
    async (waiting) => {
      const known = await ledger.known(waiting.map(({ gift }) => gift));
      await bookCredits(pool, waiting, ({ gift }) => (known.has(gift) ? "booked" : "open"));
    },
    () => rules.isOn("as-of"),
  );

/** The tool of finance for its raisers: what they raised, and credit for gifts that came through them. */
export const startBundler = async (settings: BundlerSettings): Promise<Running> => {
  const { databaseUrl, folder, lagLimitSeconds } = settings;
  mkdirSync(folder, { recursive: true });
  const stopping = new AbortController();
  const allTables = [...copyTables, ...creditTables];
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, allTables), stopping.signal);
  await tables.tried;
  const pool = openPool(databaseUrl, { size: 10, acquireMs: 1_000 });
  const switches = new Switches<BundlerSwitch>(bundlerSwitches);
  const rules = new BundlerRules(switches);
  const keys = new TokenKeys(settings.identity, rules);
  const ledger = new Ledger(settings.ledger, rules);
  const copy = new GiftCopy(pool, lagLimitSeconds * 1_000);
  const credits = await Outbox.open(folder, creditOnDisk);
  const parts = { pool, keys, ledger, copy, credits, rules };
  const drainer = drainerOf(parts);
  const health = () => ({
    state: switches.isOn("as-of") ? ("queue-writes" as const) : ("full" as const),
    backlog: credits.size,
    copyAgeSeconds: copy.ageSeconds,
  });
  const server = createHttpServer({ ...raiserRoutes(parts), ...operatorRoutes(switches, health) });
  const port = await listen(server, settings.port);
  const working = [drainer.run(), every(betweenCopiesMs, () => copy.catchUp(ledger), stopping.signal)];
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    ledger.close();
    keys.close();
    await Promise.all([...working, tables.done]);
    await pool.end();
  };
  return { port, close };
};
