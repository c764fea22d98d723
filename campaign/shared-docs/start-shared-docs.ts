import type { IncomingMessage } from "node:http";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { changesIn, requiredRevisionIn, SharedDocument } from "./document.ts";
import { Quota } from "./quota.ts";

export interface SharedDocsSettings {
  readonly port: number;
  /** Edits of the project in each window. */
  readonly edits: number;
  readonly windowMs: number;
  /** How long an edit takes. */
  readonly networkMs: number;
}

export const readSharedDocsSettings = (environment: Environment): SharedDocsSettings => ({
  port: wholeNumber(environment, "PORT"),
  edits: wholeNumber(environment, "EDITS", 600),
  windowMs: wholeNumber(environment, "WINDOW_MS", 60_000),
  networkMs: wholeNumber(environment, "NETWORK_MS", 4),
});

const largestEdit = 4 * 1024 * 1024;

/** A refusal as the vendor words it. */
class VendorError extends Error {
  readonly code: number;
  readonly status: string;

  constructor(code: number, status: string, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

const notFound = () => new VendorError(404, "NOT_FOUND", "Requested entity was not found.");

const numberIn = (json: unknown): number => {
  const edits = typeof json === "object" && json !== null && "edits" in json ? json.edits : undefined;
  if (typeof edits === "number" && Number.isSafeInteger(edits) && edits >= 0) return edits;
  throw new VendorError(400, "INVALID_ARGUMENT", 'send {"edits":600}');
};

const titleIn = (json: unknown): string =>
  typeof json === "object" && json !== null && "title" in json ? String(json.title) : "Untitled document";

const shown = (id: string, { title, revision, text }: SharedDocument) => ({
  documentId: id,
  title,
  revisionId: revision,
  body: { content: [{ paragraph: { elements: [{ textRun: { content: text } }] } }] },
});

class Desk {
  readonly #documents = new Map<string, SharedDocument>();
  readonly #quota: Quota;
  readonly #networkMs: number;

  constructor({ edits, windowMs, networkMs }: SharedDocsSettings) {
    this.#quota = new Quota(edits, windowMs);
    this.#networkMs = networkMs;
  }

  async answer(request: IncomingMessage): Promise<unknown> {
    const [path = "/"] = (request.url ?? "/").split("?");
    const [, id, verb] = /^\/v1\/documents\/([\w-]+)(:batchUpdate)?$/.exec(path) ?? [];
    if (id === undefined) return await this.#answerFixed(`${request.method} ${path}`, request);
    const document = this.#documents.get(id);
    if (document === undefined) throw notFound();
    if (verb === undefined && request.method === "GET") return shown(id, document);
    return await this.#edit(id, document, await readJson(request, largestEdit));
  }

  async #answerFixed(route: string, request: IncomingMessage): Promise<unknown> {
    switch (route) {
      case "GET /healthz":
        return { documents: this.#documents.size, edits: this.#quota.edits };
      case "GET /log":
        return { texts: [...this.#documents.values()].map(({ text }) => text) };
      case "POST /admin/quota":
        return { edits: (this.#quota.edits = numberIn(await readJson(request))) };
      case "POST /v1/documents":
        return this.#create(titleIn(await readJson(request)));
      default:
        throw notFound();
    }
  }

  #create(title: string): unknown {
    this.#spend();
    const id = `doc-${this.#documents.size + 1}`;
    const document = new SharedDocument(title);
    this.#documents.set(id, document);
    return shown(id, document);
  }

  async #edit(id: string, document: SharedDocument, json: unknown): Promise<unknown> {
    this.#spend();
    await pause(this.#networkMs);
    const required = requiredRevisionIn(json);
    if (required !== undefined && required !== document.revision)
      throw new VendorError(400, "FAILED_PRECONDITION", "The required revision is not the latest one.");
    const changes = changesIn(json);
    if (changes === undefined || !document.edit(changes))
      throw new VendorError(400, "INVALID_ARGUMENT", "Invalid requests.");
    return {
      documentId: id,
      replies: changes.map(() => ({})),
      writeControl: { requiredRevisionId: document.revision },
    };
  }

  #spend(): void {
    if (this.#quota.take(Date.now())) return;
    throw new VendorError(429, "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'Write requests'.");
  }
}

const told = (error: unknown): VendorError => {
  if (error instanceof VendorError) return error;
  if (error instanceof Refusal) return new VendorError(error.status, "INVALID_ARGUMENT", error.message);
  return new VendorError(500, "INTERNAL", "Internal error encountered.");
};

/** A stand-in for a vendor of shared documents: many may read one, and a project may edit only so often. */
export const startSharedDocs = async (settings: SharedDocsSettings): Promise<Running> => {
  const desk = new Desk(settings);
  const server = createServer((request, response) => {
    desk.answer(request).then(
      (answer) => send(response, 200, JSON.stringify(answer)),
      (error: unknown) => {
        request.resume();
        const { code, message, status } = told(error);
        send(response, code, JSON.stringify({ error: { code, message, status } }));
      },
    );
  });
  server.keepAliveTimeout = 65_000;
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
