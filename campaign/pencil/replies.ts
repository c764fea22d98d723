import type pg from "pg";
import type { Outbox } from "../service/outbox.ts";
import { databaseRefusal } from "../service/refusal.ts";
import type { OptOuts } from "./opt-outs.ts";
import { asksToStop } from "./opt-outs.ts";
import type { Reply } from "./text.ts";

export const replyTables = [
  `CREATE TABLE IF NOT EXISTS replies (
    key text PRIMARY KEY,
    sender text NOT NULL,
    body text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  )`,
  "CREATE TABLE IF NOT EXISTS opt_outs (number text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())",
];

/** Stores replies, and who of them asked to stop; one that is stored already is skipped. */
export const storeReplies = async (
  database: Pick<pg.Pool, "query">,
  replies: readonly Reply[],
): Promise<void> => {
  const stops = replies.filter(({ body }) => asksToStop(body));
  await database.query({
    name: "store-replies",
    text: `WITH stopped AS (
  INSERT INTO opt_outs (number) SELECT * FROM unnest($4::text[]) ON CONFLICT DO NOTHING
)
INSERT INTO replies (key, sender, body) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
ON CONFLICT DO NOTHING`,
    values: [
      replies.map(({ key }) => key),
      replies.map(({ from }) => from),
      replies.map(({ body }) => body),
      stops.map(({ from }) => from),
    ],
  });
};

interface ReplyParts {
  readonly pool: pg.Pool;
  readonly queue: Outbox<Reply>;
  readonly optOuts: OptOuts;
  readonly isQueueing: () => boolean;
}

/** Takes a reply that the vendor hands on: stored when this resolves, or safe on disk. */
export const takeReply = async (parts: ReplyParts, reply: Reply): Promise<"stored" | "waiting"> => {
  const { pool, queue, optOuts, isQueueing } = parts;
  if (asksToStop(reply.body)) optOuts.add(reply.from);
  if (isQueueing()) {
    await queue.append(reply);
    return "waiting";
  }
  await storeReplies(pool, [reply]).catch((error: unknown) => {
    throw databaseRefusal(error);
  });
  return "stored";
};
