import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import { readJson } from "../service/read-json.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import { readBatch, struckBy } from "./batch.ts";
import { readCard } from "./card.ts";
import type { Watch } from "./watch.ts";
import { checkCard, takeBatch } from "./watch.ts";

const app =
  "<!doctype html><title>Poll watcher</title><form method=post action=/log-ins><input name=card></form>";

interface Sent {
  readonly card?: unknown;
  readonly voters?: unknown;
  readonly watcher?: unknown;
  readonly code?: unknown;
  readonly pin?: unknown;
}

const fieldsOf = (json: unknown): Sent => (typeof json === "object" && json !== null ? json : {});

const readWatcher = (value: unknown): number => {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 99_999) return value;
  throw new Refusal(422, "watcher must be the number on the card");
};

const callUs = "No new PINs today. Mark voters on paper and call the help desk, its number is on the card.";

const takeMarks = async (watch: Watch, key: string | string[] | undefined, json: unknown) => {
  const { card: typed, voters } = fieldsOf(json);
  const card = readCard(typed);
  const batch = readBatch(key, card.watcher, voters);
  const { inHand } = watch;
  inHand.batches += 1;
  try {
    await checkCard(watch, card);
    return await takeBatch(watch, batch);
  } finally {
    inHand.batches -= 1;
  }
};

const newPin = async ({ resets, book }: Watch, json: unknown): Promise<void> => {
  const { watcher, code, pin } = fieldsOf(json);
  if (typeof code !== "string") throw new Refusal(422, "code must be the one from the mail");
  if (typeof pin !== "string" || !/^\d{6}$/.test(pin)) throw new Refusal(422, "pin must be six digits");
  const row = await resets.changePin(readWatcher(watcher), code, pin).catch((error: unknown) => {
    throw databaseRefusal(error);
  });
  await book.change(row);
};

/** What the watchers' phones ask. */
export const watcherRoutes = (watch: Watch): Routes => ({
  "GET /app": (_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-length": app.length }).end(app);
  },
  "POST /log-ins": async (request, response) => {
    const card = readCard(fieldsOf(await readJson(request)).card);
    await checkCard(watch, card);
    send(response, 200, JSON.stringify({ watcher: card.watcher }));
  },
  "POST /batches": async (request, response) => {
    const end = await takeMarks(watch, request.headers["idempotency-key"], await readJson(request));
    send(response, end === "stored" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
  "POST /resets": async (request, response) => {
    const watcher = readWatcher(fieldsOf(await readJson(request)).watcher);
    const isMailed = await watch.resets.mailCode(watcher);
    if (isMailed) send(response, 202, '{"mailed":true}');
    else send(response, 200, JSON.stringify({ mailed: false, say: callUs }));
  },
  "POST /pins": async (request, response) => {
    await newPin(watch, await readJson(request));
    send(response, 200, '{"changed":true}');
  },
});

const watcherIn = (url = "/"): number =>
  readWatcher(Number(new URL(url, "http://pollwatch").searchParams.get("watcher")));

/** What headquarters asks. */
export const hqRoutes = ({ pool, backPool }: Watch): Routes => ({
  "GET /strikes": async (request, response) => {
    const struck = await struckBy(pool, watcherIn(request.url)).catch((error: unknown) => {
      throw databaseRefusal(error);
    });
    send(response, 200, JSON.stringify({ struck }));
  },
  "GET /ledger": (_, response) => streamLedger(backPool, "stored_batches", response),
});
