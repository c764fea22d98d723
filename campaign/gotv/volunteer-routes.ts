import type { IncomingMessage } from "node:http";
import type pg from "pg";
import { readKey } from "../service/read-key.ts";
import { readContact } from "./contact.ts";
import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Scoreboard } from "./scoreboard.ts";
import type { ContactStore } from "./store-contact.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import type { VoterLists } from "./voter-lists.ts";

const volunteerShape = /[?&]volunteer=(\d{1,9})(?:&|$)/;

const readVolunteer = (request: IncomingMessage): number => {
  const [, volunteer] = volunteerShape.exec(request.url ?? "") ?? [];
  if (volunteer !== undefined) return Number(volunteer);
  throw new Refusal(400, "volunteer must be a whole number, as in /voters/next?volunteer=7");
};

export interface VolunteerParts {
  readonly voters: VoterLists;
  readonly contacts: ContactStore;
  readonly scoreboard: Scoreboard;
  readonly ledgerPool: pg.Pool;
}

export const volunteerRoutes = ({ voters, contacts, scoreboard, ledgerPool }: VolunteerParts): Routes => ({
  "GET /voters/next": async (request, response) => {
    send(response, 200, await voters.next(readVolunteer(request)));
  },
  "POST /contacts": async (request, response) => {
    const body = await readJson(request);
    const contact = readContact(readKey(request.headers["idempotency-key"]), body);
    const status = await contacts.store(contact);
    send(response, status, status === 201 ? '{"stored":true}' : '{"queued":true}');
  },
  "GET /scoreboard": async (_, response) => send(response, 200, await scoreboard.current()),
  "GET /ledger": (_, response) => streamLedger(ledgerPool, "contacts", response),
});
