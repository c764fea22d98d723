import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Answer, Question } from "../service/remote.ts";
import { Remote } from "../service/remote.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";

export interface ClientsSettings {
  readonly port: number;
  readonly adminPort: number;
  readonly service: string;
  /** How long they wait before they try again. */
  readonly patienceMs: number;
  /** How often they try at all. */
  readonly tries: number;
}

export const readClientsSettings = (environment: Environment): ClientsSettings => ({
  port: wholeNumber(environment, "PORT"),
  adminPort: wholeNumber(environment, "ADMIN_PORT"),
  service: httpAddress(environment, "SERVICE"),
  patienceMs: wholeNumber(environment, "PATIENCE_MS", 1_000),
  tries: wholeNumber(environment, "TRIES", 3),
});

const mostConnections = 2_000;
const lookBackMs = 5_000;

/** How many tries people made for each thing that they wanted, over the last seconds. */
class Impatience {
  #recent: { at: number; tries: number }[] = [];

  made(tries: number): void {
    this.#recent.push({ at: performance.now(), tries });
    if (this.#recent.length > 20_000) this.#recent = this.#recent.slice(10_000);
  }

  get triesPerCall(): number {
    const since = performance.now() - lookBackMs;
    const recent = this.#recent.filter(({ at }) => at >= since);
    const tries = recent.reduce((sum, each) => sum + each.tries, 0);
    return recent.length === 0 ? 1 : Math.round((tries / recent.length) * 100) / 100;
  }
}

/** People who try again when nothing comes, as browsers and thumbs do: each failed call is sent once more, at once. */
class Crowd {
  readonly impatience = new Impatience();
  readonly #service: Remote;
  readonly #settings: ClientsSettings;

  constructor(settings: ClientsSettings) {
    this.#settings = settings;
    this.#service = new Remote("the service", settings.service, mostConnections);
  }

  async want(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = request.method === "POST" ? await readJson(request) : undefined;
    const key = request.headers["idempotency-key"];
    const headers = typeof key === "string" ? { "idempotency-key": key } : {};
    const question = { json, headers, withinMs: this.#settings.patienceMs };
    let { answer, isOver } = await this.#try(request, question);
    let tries = 1;
    for (; !isOver && tries < this.#settings.tries; tries += 1)
      ({ answer, isOver } = await this.#try(request, question));
    this.impatience.made(tries);
    send(response, answer?.status ?? 504, answer?.text ?? '{"error":"nothing came"}');
  }

  async #try(
    { url = "/" }: IncomingMessage,
    question: Question,
  ): Promise<{ answer: Answer | undefined; isOver: boolean }> {
    const answer = await this.#service.ask(url, question).catch(() => undefined);
    return { answer, isOver: answer !== undefined && answer.status < 500 };
  }

  close(): void {
    this.#service.close();
  }
}

/** A crowd between the calls and the service: failures feed retries. */
export const startClients = async (settings: ClientsSettings): Promise<Running> => {
  const crowd = new Crowd(settings);
  const people = createServer((request, response) => {
    crowd.want(request, response).catch(() => send(response, 400, '{"error":"not understood"}'));
  });
  people.keepAliveTimeout = 65_000;
  const lookers = createHttpServer({
    "GET /healthz": (_, response) =>
      send(response, 200, JSON.stringify({ triesPerCall: crowd.impatience.triesPerCall })),
  });
  const port = await listen(people, settings.port);
  await listen(lookers, settings.adminPort);
  const close = async (): Promise<void> => {
    await Promise.all([closeServer(people), closeServer(lookers)]);
    crowd.close();
  };
  return { port, close };
};
