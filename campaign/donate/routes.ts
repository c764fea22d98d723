import type { ServerResponse } from "node:http";
import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import { readJson } from "../service/read-json.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import { Remote } from "../service/remote.ts";
import { readDonation } from "./donation.ts";
import type { Gifts } from "./gifts.ts";
import { InDoubt } from "./vendors.ts";

const form = `<!doctype html><title>Give</title><form method="post" action="/donations"><input name="cents"></form>`;

const refused = (error: unknown): Refusal =>
  error instanceof InDoubt
    ? new Refusal(504, "your gift may have gone through; do not send it again, we will tell you")
    : databaseRefusal(error);

export const donorRoutes = (gifts: Gifts): Routes => ({
  "GET /give": (_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-length": form.length });
    response.end(form);
  },
  "POST /donations": async (request, response) => {
    const donation = readDonation(request.headers["idempotency-key"], await readJson(request));
    const vendor = await gifts.give(donation).catch((error: unknown) => {
      throw refused(error);
    });
    send(response, 201, JSON.stringify({ given: true, vendor }));
  },
});

const settlementWithinMs = 30_000;

/** The keys of all charges that both vendors made, as their settlement files say: what donors really paid. */
export const settlementRoute = (addresses: readonly string[]): Routes => {
  const vendors = addresses.map((address) => new Remote("the settlement", address, 1));
  const answer = async (response: ServerResponse): Promise<void> => {
    const files = await Promise.all(
      vendors.map((vendor) => vendor.ask("/settlement", { withinMs: settlementWithinMs })),
    );
    response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
    response.end(files.map(({ text }) => text).join(""));
  };
  return { "GET /ledger": (_, response) => answer(response) };
};
