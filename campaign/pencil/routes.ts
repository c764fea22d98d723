import type pg from "pg";
import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import { readJson } from "../service/read-json.ts";
import { Remote } from "../service/remote.ts";
import type { Reply, Text } from "./text.ts";
import { readReply, readText } from "./text.ts";

interface Ways {
  readonly sendText: (text: Text) => Promise<"sent" | "waiting">;
  readonly takeReply: (reply: Reply) => Promise<"stored" | "waiting">;
}

export const textingRoutes = ({ sendText, takeReply }: Ways): Routes => ({
  "GET /script": (_, response) =>
    send(response, 200, '{"script":"Hi, this is a volunteer. Can we count on your vote on Tuesday?"}'),
  "POST /texts": async (request, response) => {
    const json = await readJson(request);
    const end = await sendText(readText(request.headers["idempotency-key"], json));
    send(response, end === "sent" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
  "POST /inbound": async (request, response) => {
    const json = await readJson(request);
    const end = await takeReply(readReply(request.headers["idempotency-key"], json));
    send(response, end === "stored" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
});

const withinMs = 30_000;

/** What the vendor really sent, texts withheld because somebody opted out, and replies: a line for each. */
export const ledgerRoute = (pool: pg.Pool, vendorLog: string): Routes => {
  const vendor = new Remote("the vendor's log", vendorLog, 1);
  return {
    "GET /ledger": async (_, response) => {
      const [log, { rows }] = await Promise.all([
        vendor.ask("/log", { withinMs }),
        pool.query<{ key: string }>(
          "SELECT token AS key FROM texts WHERE fate = 'withheld' UNION ALL SELECT key FROM replies",
        ),
      ]);
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
      response.end(`${log.text}${rows.map(({ key }) => `${key}\n`).join("")}`);
    },
  };
};
