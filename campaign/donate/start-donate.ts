import { mkdirSync } from "node:fs";
import { openPool, prepareTables } from "../service/database.ts";
import { Drainer } from "../service/drainer.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { VendorName } from "./donation.ts";
import { doubtOnDisk } from "./donation.ts";
import { Gifts, giftTables } from "./gifts.ts";
import { donorRoutes, settlementRoute } from "./routes.ts";
import type { DonateSwitch } from "./vendors.ts";
import { Vendors } from "./vendors.ts";

export interface DonateSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly vendors: Readonly<Record<VendorName, string>>;
  /** Where the vendors' settlement files are; they do not come over the way of the charges. */
  readonly settlements: readonly string[];
  /** Holds gifts in doubt, over a restart too. */
  readonly folder: string;
}

export const readDonateSettings = (environment: Environment): DonateSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  vendors: { a: httpAddress(environment, "VENDOR_A"), b: httpAddress(environment, "VENDOR_B") },
  settlements: [httpAddress(environment, "SETTLEMENT_A"), httpAddress(environment, "SETTLEMENT_B")],
  folder: required(environment, "DOUBTS_DIR"),
});

/** Takes gifts, charges them with a payment vendor, and asks after those whose charge got no answer. */
export const startDonate = async (settings: DonateSettings): Promise<Running> => {
  mkdirSync(settings.folder, { recursive: true });
  const stopping = new AbortController();
  const tables = prepareWithRetry(() => prepareTables(settings.databaseUrl, giftTables), stopping.signal);
  await tables.tried;
  const switches = new Switches<DonateSwitch>(["divert", "patience", "retry"]);
  const vendors = new Vendors(settings.vendors, switches);
  const pool = openPool(settings.databaseUrl, { size: 10 });
  const doubts = await Outbox.open(settings.folder, doubtOnDisk);
  const gifts = new Gifts({ vendors, pool, doubts });
  const drainer = new Drainer(doubts, (waiting) => gifts.settle(waiting));
  const health = () => ({
    state: "full" as const,
    backlog: doubts.size,
    vendor: vendors.current,
  });
  const server = createHttpServer({
    ...donorRoutes(gifts),
    ...settlementRoute(settings.settlements),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const draining = drainer.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    await Promise.all([draining, tables.done]);
    vendors.close();
    await pool.end();
  };
  return { port, close };
};
