import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { required, wholeNumber } from "../service/settings.ts";

export interface VaultSettings {
  readonly port: number;
  /** Who shows it may read secrets, and seal. */
  readonly token: string;
}

export const readVaultSettings = (environment: Environment): VaultSettings => ({
  port: wholeNumber(environment, "PORT"),
  token: required(environment, "TOKEN"),
});

const secretRoute = /^GET \/v1\/secret\/data\/([a-z0-9-]{1,60})$/;

/** A stand-in for Vault with one unseal key: it keeps a key for each service, and gives nothing while it is sealed. */
class Vault {
  readonly #token: string;
  readonly #secrets = new Map<string, string>();
  #isSealed = false;

  constructor(token: string) {
    this.#token = token;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://vault");
    const route = `${request.method} ${pathname}`;
    if (route === "GET /v1/sys/health") return send(response, this.#isSealed ? 503 : 200, this.#status());
    if (route === "GET /v1/sys/seal-status") return send(response, 200, this.#status());
    if (route === "PUT /v1/sys/unseal") return this.#unseal(await readJson(request), response);
    if (this.#isSealed) throw new Refusal(503, "Vault is sealed");
    if (request.headers["x-vault-token"] !== this.#token) throw new Refusal(403, "permission denied");
    this.#answerKnown(route, response);
  }

  #answerKnown(route: string, response: ServerResponse): void {
    if (route === "PUT /v1/sys/seal") {
      this.#isSealed = true;
      response.writeHead(204).end();
      return;
    }
    const [, name] = secretRoute.exec(route) ?? [];
    if (name === undefined) throw new Refusal(404, "no handler for this route");
    send(response, 200, JSON.stringify({ lease_duration: 0, data: { data: { key: this.#keyOf(name) } } }));
  }

  #unseal(body: unknown, response: ServerResponse): void {
    if (typeof body !== "object" || body === null || !("key" in body) || body.key !== this.#token)
      throw new Refusal(400, "'key' must be a valid hex or base64 string");
    this.#isSealed = false;
    send(response, 200, this.#status());
  }

  #status(): string {
    return JSON.stringify({ initialized: true, sealed: this.#isSealed, t: 1, n: 1, progress: 0 });
  }

  #keyOf(name: string): string {
    const key = this.#secrets.get(name) ?? randomBytes(16).toString("hex");
    this.#secrets.set(name, key);
    return key;
  }
}

export const startVault = async ({ port, token }: VaultSettings): Promise<Running> => {
  const vault = new Vault(token);
  const server = createServer((request, response) => {
    vault.answer(request, response).catch((error: unknown) => {
      const { status, message } = error instanceof Refusal ? error : new Refusal(500, "internal error");
      send(response, status, JSON.stringify({ errors: [message] }));
    });
  });
  server.keepAliveTimeout = 65_000;
  return { port: await listen(server, port), close: () => closeServer(server) };
};
