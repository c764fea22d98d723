import type { IncomingMessage } from "node:http";
import type pg from "pg";
import type { TokenKeys } from "../gateway/token-keys.ts";
import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import type { Outbox } from "../service/outbox.ts";
import { readJson } from "../service/read-json.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import { Unanswered } from "../service/remote.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import type { Credit } from "./credit.ts";
import { bookCredits, readCredit, readRaiser } from "./credit.ts";
import type { GiftCopy } from "./gift-copy.ts";
import type { Ledger } from "./ledger.ts";
import type { BundlerRules } from "./rules.ts";

export interface BundlerParts {
  readonly pool: pg.Pool;
  readonly keys: TokenKeys;
  readonly ledger: Ledger;
  readonly copy: GiftCopy;
  readonly credits: Outbox<Credit>;
  readonly rules: BundlerRules;
}

const unanswered = (error: unknown): never => {
  throw error instanceof Unanswered ? new Refusal(504, error.message) : error;
};

const raiserIn = (request: IncomingMessage): number =>
  readRaiser(Number(new URL(request.url ?? "/", "http://bundler").searchParams.get("raiser")));

const give = async (parts: BundlerParts, credit: Credit): Promise<"booked" | "waiting"> => {
  const { pool, ledger, credits, rules } = parts;
  if (rules.isOn("as-of")) {
    await credits.append(credit);
    return "waiting";
  }
  if (!(await ledger.knows(credit.gift).catch(unanswered))) throw new Refusal(422, "no such gift");
  await bookCredits(pool, [credit], () => "booked").catch((error: unknown) => {
    throw databaseRefusal(error);
  });
  return "booked";
};

const creditsOf = async (pool: pg.Pool, raiser: number): Promise<string> => {
  const text = "SELECT gift, standing FROM bookings WHERE raiser = $1 ORDER BY booked_at DESC LIMIT 20";
  const { rows } = await pool
    .query<{ gift: number; standing: string }>({ name: "credits-of", text, values: [raiser] })
    .catch((error: unknown) => {
      throw databaseRefusal(error);
    });
  return JSON.stringify({ raiser, credits: rows });
};

/** For finance and its raisers, who must be signed in. */
export const raiserRoutes = (parts: BundlerParts): Routes => {
  const { pool, keys, ledger, copy, rules } = parts;
  const signedIn = async (request: IncomingMessage): Promise<void> => {
    await keys.check(request.headers.authorization).catch(unanswered);
  };
  return {
    "GET /total": async (request, response) => {
      await signedIn(request);
      const raiser = raiserIn(request);
      const total = rules.isOn("as-of") ? copy.total(raiser) : ledger.total(raiser).catch(unanswered);
      send(response, 200, await total);
    },
    "GET /credits": async (request, response) => {
      await signedIn(request);
      send(response, 200, await creditsOf(pool, raiserIn(request)));
    },
    "POST /credits": async (request, response) => {
      await signedIn(request);
      const credit = readCredit(request.headers["idempotency-key"], await readJson(request));
      const end = await give(parts, credit);
      send(response, end === "booked" ? 201 : 202, JSON.stringify({ [end]: true }));
    },
    "GET /ledger": (_, response) => streamLedger(pool, "bookings", response),
  };
};
