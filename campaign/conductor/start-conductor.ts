import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { every } from "../service/every.ts";
import { send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import { jsonOf, Remote } from "../service/remote.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";

export interface ConductorSettings {
  readonly port: number;
  readonly gateway: string;
  readonly identity: string;
  /** The name and the secret with which it signs in, as `name:secret`. */
  readonly client: string;
}

export const readConductorSettings = (environment: Environment): ConductorSettings => ({
  port: wholeNumber(environment, "PORT"),
  gateway: httpAddress(environment, "GATEWAY"),
  identity: httpAddress(environment, "IDENTITY"),
  client: required(environment, "CLIENT"),
});

const renewMs = 5_000;
const signInWithinMs = 2_000;
const passWithinMs = 10_000;

/** The staff's browsers: signed in with a token that lasts for an hour and is renewed long before. */
class Staff {
  readonly #gateway: Remote;
  readonly #identity: Remote;
  readonly #client: string;
  #token: string | undefined;

  constructor({ gateway, identity, client }: ConductorSettings) {
    this.#gateway = new Remote("the gateway", gateway, 2_000);
    this.#identity = new Remote("the identity service", identity, 1);
    this.#client = Buffer.from(client).toString("base64");
  }

  get isSignedIn(): boolean {
    return this.#token !== undefined;
  }

  /** Keeps the old token when there is no new one. */
  async signIn(): Promise<void> {
    const headers = { authorization: `Basic ${this.#client}` };
    const question = { method: "POST" as const, headers, withinMs: signInWithinMs };
    const answer = jsonOf(await this.#identity.ask("/oauth2/token", question));
    const token =
      typeof answer === "object" && answer !== null && "access_token" in answer
        ? answer.access_token
        : undefined;
    if (typeof token === "string") this.#token = token;
  }

  async want(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#token === undefined) throw new Refusal(503, "nobody is signed in yet");
    const json = request.method === "POST" ? await readJson(request) : undefined;
    const key = request.headers["idempotency-key"];
    const headers = {
      authorization: `Bearer ${this.#token}`,
      ...(typeof key === "string" ? { "idempotency-key": key } : {}),
    };
    const { status, text } = await this.#gateway
      .ask(request.url ?? "/", { json, headers, withinMs: passWithinMs })
      .catch(() => ({ status: 504, text: '{"error":"the gateway does not answer"}' }));
    send(response, status, text);
  }

  close(): void {
    this.#gateway.close();
    this.#identity.close();
  }
}

/** The front door of the internal tools, as Conductor was one: it signs the staff in and leads to the gateway. */
export const startConductor = async (settings: ConductorSettings): Promise<Running> => {
  const staff = new Staff(settings);
  const stopping = new AbortController();
  const renewing = every(renewMs, () => staff.signIn(), stopping.signal);
  const server = createServer((request, response) => {
    if (request.url === "/healthz")
      return send(response, staff.isSignedIn ? 200 : 503, JSON.stringify({ signedIn: staff.isSignedIn }));
    staff.want(request, response).catch((error: unknown) => {
      const { status, message } = error instanceof Refusal ? error : new Refusal(400, "not understood");
      send(response, status, JSON.stringify({ error: message }));
    });
  });
  server.keepAliveTimeout = 65_000;
  const port = await listen(server, settings.port);
  const close = async (): Promise<void> => {
    stopping.abort();
    staff.close();
    await Promise.all([closeServer(server), renewing]);
  };
  return { port, close };
};
