import type { IncomingMessage, ServerResponse } from "node:http";
import { send } from "../service/http-server.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Question } from "../service/remote.ts";
import { Unanswered } from "../service/remote.ts";
import { Directory } from "./directory.ts";
import type { KnownFile } from "./known-file.ts";
import { Lanes } from "./lanes.ts";
import type { Rules } from "./rules.ts";
import { Secrets } from "./secrets.ts";
import { TokenKeys } from "./token-keys.ts";
import { Upstreams } from "./upstreams.ts";

/** Whom the gateway asks. */
export interface Neighbours {
  readonly consul: string;
  readonly vault: string;
  readonly vaultToken: string;
  readonly identity: string;
}

const upstreamPath = /^\/([a-z0-9-]{1,60})(\/.*)$/;
const withoutLimitMs = 30_000;
const withLimitMs = 400;
const usualWorkers = 40;
const moreWorkers = 80;

/** Checks who calls, finds the service behind, and passes the call on. */
export class Gateway {
  readonly lanes: Lanes;
  readonly directory: Directory;
  readonly #keys: TokenKeys;
  readonly #secrets: Secrets;
  readonly #upstreams = new Upstreams();
  readonly #rules: Rules;

  constructor(neighbours: Neighbours, file: KnownFile, rules: Rules) {
    this.#rules = rules;
    this.#keys = new TokenKeys(neighbours.identity, rules);
    this.#secrets = new Secrets(neighbours.vault, neighbours.vaultToken, rules);
    this.directory = new Directory(neighbours.consul, file, rules);
    this.lanes = new Lanes({
      workers: () => (rules.isOn("more-workers") ? moreWorkers : usualWorkers),
      isApart: () => rules.isOn("limits"),
      width: 20,
    });
  }

  async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name, path] = upstreamPath.exec(request.url ?? "/") ?? [];
    if (name === undefined || path === undefined) throw new Refusal(404, "no such service");
    const json = request.method === "POST" ? await readJson(request) : undefined;
    const staff = await this.#keys.check(request.headers.authorization);
    const [address, key] = await Promise.all([this.directory.next(name), this.#secrets.of(name)]);
    const isGone = (): boolean => response.destroyed;
    const idempotencyKey = request.headers["idempotency-key"];
    const headers = {
      "x-service-key": key,
      "x-staff": encodeURIComponent(staff),
      ...(typeof idempotencyKey === "string" ? { "idempotency-key": idempotencyKey } : {}),
    };
    const { status, text } = await this.lanes.run(name, isGone, () =>
      this.#upstreams.ask(address, path, this.#question(json, headers)),
    );
    send(response, status, text);
  }

  close(): void {
    this.#keys.close();
    this.#secrets.close();
    this.directory.close();
    this.#upstreams.close();
  }

  #question(json: unknown, headers: Question["headers"] = {}): Question {
    const withinMs = this.#rules.isOn("limits") ? withLimitMs : withoutLimitMs;
    return { headers, withinMs, ...(json === undefined ? {} : { json }) };
  }
}

/** What the caller is told when somebody behind the gateway gave nothing. */
export const gatewayRefusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof Unanswered) return new Refusal(error.cause === "timeout" ? 504 : 502, error.message);
  return new Refusal(500, "internal error");
};
