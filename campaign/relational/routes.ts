import type pg from "pg";
import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import { readJson } from "../service/read-json.ts";
import { Remote } from "../service/remote.ts";
import type { Matching } from "./matching.ts";
import type { Nudge } from "./upload.ts";
import { readNudge, readUpload, readVolunteer } from "./upload.ts";

interface Ways {
  readonly matching: Matching;
  readonly nudge: (nudge: Nudge) => Promise<"sent" | "waiting">;
}

/** What the app of volunteers and their friends asks for. */
export const volunteerRoutes = ({ matching, nudge }: Ways): Routes => ({
  "POST /uploads": async (request, response) => {
    const json = await readJson(request);
    const end = await matching.take(readUpload(request.headers["idempotency-key"], json));
    send(response, end === "matched" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
  "GET /matches": async (request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://relational");
    const told = await matching.told(readVolunteer(Number(searchParams.get("volunteer"))));
    send(response, 200, JSON.stringify(told));
  },
  "POST /nudges": async (request, response) => {
    const json = await readJson(request);
    const end = await nudge(readNudge(request.headers["idempotency-key"], json));
    send(response, end === "sent" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
});

const withinMs = 30_000;

/** Stored uploads, and what the push vendor sent by its own log: a line for each. */
export const ledgerRoute = (pool: pg.Pool, vendorLog: string): Routes => {
  const vendor = new Remote("the push vendor's log", vendorLog, 1);
  return {
    "GET /ledger": async (_, response) => {
      const [log, { rows }] = await Promise.all([
        vendor.ask("/log", { withinMs }),
        pool.query<{ key: string }>("SELECT key FROM uploads"),
      ]);
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
      response.end(`${log.text}${rows.map(({ key }) => `${key}\n`).join("")}`);
    },
  };
};
