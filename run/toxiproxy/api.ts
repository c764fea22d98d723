import {
  Proxy as ClientProxy,
  Toxiproxy,
  type ICreateProxyBody,
  type ICreateToxicBody,
} from "toxiproxy-node-client";
import { z } from "zod";
import { ask } from "../ask.ts";
import { jsonIn, NoAnswer, noAnswer, Refusal } from "./no-answer.ts";

const CALL_WITHIN_MS = 3000;

export type ProxyBody = Required<ICreateProxyBody>;
/** The client knows only the types that every Toxiproxy has, and no time limit. */
export type ToxicBody = Omit<ICreateToxicBody<unknown>, "type"> & {
  readonly type: string;
  readonly ttl?: number;
};

type ProxyChange = ({ readonly enabled: boolean } | { readonly upstream: string }) & {
  readonly ttl?: number;
};

const proxyState = z.object({
  enabled: z.boolean(),
  upstream: z.string(),
  toxics: z.array(z.object({ name: z.string() })),
});

/**
 * The HTTP API of one Toxiproxy. The client of npm knows the routes; its transport is replaced, since its own has no time
 * limit, and loses the status, the message and the toxics of an answer.
 */
export class ToxiproxyApi {
  readonly url: string;
  private readonly client: Toxiproxy;
  private readonly withinMs: number;

  constructor(url: string, withinMs = CALL_WITHIN_MS) {
    this.url = url;
    this.withinMs = withinMs;
    this.client = new Toxiproxy(url);
    this.client.api.post = async (path, body) => ({ data: await this.call("POST", path, body) });
    this.client.api.delete = async (path) => this.call("DELETE", path);
  }

  async create(proxy: ProxyBody): Promise<void> {
    await this.client.createProxy(proxy);
  }

  /** One that is not there any more is no error. */
  async remove(proxy: ProxyBody): Promise<void> {
    await this.gone(this.proxy(proxy).remove());
  }

  async addToxic(proxy: ProxyBody, toxic: ToxicBody): Promise<void> {
    await this.client.api.post(`${this.proxy(proxy).getPath()}/toxics`, toxic);
  }

  /** One that is not there any more is no error: its time was over. */
  async removeToxic(proxy: ProxyBody, toxic: string): Promise<void> {
    await this.gone(this.client.api.delete(`${this.proxy(proxy).getPath()}/toxics/${toxic}`));
  }

  /** Opens, closes or leads a proxy elsewhere; POST, since PATCH came late to Toxiproxy. */
  async update(proxy: ProxyBody, change: ProxyChange): Promise<void> {
    await this.client.api.post(this.proxy(proxy).getPath(), change);
  }

  /** How a proxy is right now; nothing when there is none of that name. */
  async look(proxy: ProxyBody): Promise<z.infer<typeof proxyState> | undefined> {
    try {
      return proxyState.parse(await this.call("GET", this.proxy(proxy).getPath()));
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return undefined;
      throw error;
    }
  }

  private proxy(body: ProxyBody): ClientProxy {
    return new ClientProxy(this.client, { ...body, toxics: [] });
  }

  // The client names the type of each answer itself, as it does with its own transport.
  private async call<Answer>(
    method: "GET" | "POST" | "DELETE",
    path: string,
    body?: unknown,
  ): Promise<Answer> {
    const reply = await ask(path, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      timeoutMs: this.withinMs,
    }).catch((error: unknown) => {
      throw noAnswer(error, this.withinMs);
    });
    const json = jsonIn(reply);
    try {
      const content: Answer = JSON.parse(json);
      return content;
    } catch (error) {
      throw new NoAnswer("broken", "its answer is no JSON", { cause: error });
    }
  }

  private async gone(removal: Promise<void>): Promise<void> {
    try {
      await removal;
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 404)) throw error;
    }
  }
}
