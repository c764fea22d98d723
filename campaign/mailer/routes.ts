import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import { readJson } from "../service/read-json.ts";
import { Remote } from "../service/remote.ts";
import type { Mail } from "./mail.ts";
import { readMail } from "./mail.ts";

export const mailRoute = (sendMail: (mail: Mail) => Promise<"sent" | "waiting">): Routes => ({
  "POST /mails": async (request, response) => {
    const json = await readJson(request);
    const end = await sendMail(readMail(request.headers["idempotency-key"], json));
    send(response, end === "sent" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
});

const withinMs = 30_000;

/** Every mail that a service has really taken, a line each: one that both took is there twice. */
export const ledgerRoute = (webs: readonly string[]): Routes => {
  const services = webs.map((web) => new Remote("the mail service's log", web, 1));
  return {
    "GET /ledger": async (_, response) => {
      const logs = await Promise.all(services.map((service) => service.ask("/log", { withinMs })));
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
      response.end(logs.map(({ text }) => text).join(""));
    },
  };
};
