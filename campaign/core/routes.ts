import type { IncomingMessage } from "node:http";
import type pg from "pg";
import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import { Refusal } from "../service/refusal.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import type { People } from "./people.ts";
import { readContact, readId } from "./read-request.ts";
import type { Turfs } from "./turfs.ts";
import type { Vendor } from "./vendor.ts";
import type { Workers } from "./workers.ts";

export interface CoreParts {
  readonly workers: Workers;
  readonly people: People;
  readonly turfs: Turfs;
  readonly voterFile?: Vendor;
  readonly events?: Vendor;
}

type Ask = (request: IncomingMessage) => Promise<string>;

const turf =
  (turfs: Turfs): Ask =>
  async (request) => {
    const totals = await turfs.get(readId(request));
    if (totals === undefined) throw new Refusal(404, "no such turf");
    return totals;
  };

/** What the campaign's apps ask; each request needs a worker from its first to its last byte. */
export const appRoutes = ({ workers, people, turfs, voterFile, events }: CoreParts): Routes => {
  const asks: Readonly<Record<string, Ask>> = {
    "GET /person": (request) => people.find(readId(request)),
    "GET /turf": turf(turfs),
    ...(voterFile && { "GET /history": (request) => voterFile.get(`/history?person=${readId(request)}`) }),
    ...(events && { "GET /events": (request) => events.get(`/events?region=${readId(request)}`) }),
  };
  const reads = Object.entries(asks).map(([route, ask]): [string, Routes[string]] => [
    route,
    (request, response) =>
      workers.run(
        async () => send(response, 200, await ask(request)),
        () => response.destroyed,
      ),
  ]);
  return {
    ...Object.fromEntries(reads),
    "POST /contacts": async (request, response) => {
      // Before the line: of a caller who leaves it, no body would ever come.
      const contact = await readContact(request);
      await workers.run(
        () => people.store(contact),
        () => response.destroyed,
      );
      send(response, 201, '{"stored":true}');
    },
  };
};

/** The keys of all contacts, over connections of their own: the end of a day must not wait for the day. */
export const ledgerRoute = (pool: pg.Pool): Routes => ({
  "GET /ledger": (_, response) => streamLedger(pool, "contacts", response),
});
