import { Toxiproxy, type ICreateToxicBody, type Proxy } from "toxiproxy-node-client";
import { z } from "zod";
import { EnvironmentError, reasonOf } from "../model/errors.ts";
import { ask, askFailure } from "./ask.ts";
import type { Links, LinkState } from "./links.ts";

const ANSWER_WITHIN_MS = 3000;

const proxies = z.record(
  z.string(),
  z.object({ name: z.string(), enabled: z.boolean(), toxics: z.array(z.object({ name: z.string() })) }),
);

/** The client of the package has no time limit of its own. */
async function inTime<Value>(what: string, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw new EnvironmentError(
      `Toxiproxy did not ${what}: ${reasonOf(error)}.`,
      "Look whether its process still runs; gameday starts its own unless told otherwise.",
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The links of a run over Toxiproxy's HTTP API: the client of npm where it is sound, our own request where it loses
 * the status, the message or the toxics. Names carry the run; what is not ours is never touched.
 */
export class ToxiproxyLinks implements Links {
  private readonly client: Toxiproxy;
  private readonly opened = new Map<string, Proxy>();
  private readonly url: string;
  private readonly run: string;
  private toxicsMade = 0;

  constructor(url: string, run: string) {
    this.url = url;
    this.run = run;
    this.client = new Toxiproxy(url);
  }

  readonly open: Links["open"] = async ({ name, listen, upstream }) => {
    const made = this.client.createProxy({ name: this.nameOf(name), listen, upstream, enabled: true });
    this.opened.set(name, await inTime(`open the link "${name}" at ${listen}`, made));
  };

  readonly poison: Links["poison"] = async (link, toxic, ttl) => {
    this.toxicsMade += 1;
    const body: ICreateToxicBody<typeof toxic.attributes> & { ttl: number } = {
      ...toxic,
      name: `${this.run}-${this.toxicsMade}`,
      ttl: Math.round(ttl),
    };
    const made = await inTime(`add ${toxic.type} to "${link}"`, this.proxyOf(link).addToxic(body));
    return async () => inTime(`remove ${toxic.type} from "${link}"`, made.remove());
  };

  readonly cut: Links["cut"] = async (link, ttl) => {
    await this.patch(link, { enabled: false, ttl: Math.round(ttl) });
    return async () => this.patch(link, { enabled: true });
  };

  readonly states: Links["states"] = async () => linkStates(this.url, [...this.opened.keys()], this.nameOf);

  readonly close: Links["close"] = async () => {
    for (const [name, proxy] of this.opened) {
      await inTime(`close the link "${name}"`, proxy.remove()).catch(() => undefined);
    }
    this.opened.clear();
  };

  private readonly nameOf = (link: string): string => `${this.run}-${link}`;

  private proxyOf(link: string): Proxy {
    const proxy = this.opened.get(link);
    if (proxy === undefined) throw new Error(`the link ${link} is not open`);
    return proxy;
  }

  /** The client loses status and message of a refusal, and has no PATCH. */
  private async patch(link: string, body: unknown): Promise<void> {
    const what = `change the link "${link}"`;
    const answer = ask(`${this.url}/proxies/${encodeURIComponent(this.nameOf(link))}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      timeoutMs: ANSWER_WITHIN_MS,
    });
    const { status, text } = await inTime(what, answer);
    if (status !== 200) {
      throw new EnvironmentError(
        `Toxiproxy did not ${what}: ${text.trim()}.`,
        "Look whether its port is still free.",
      );
    }
  }
}

async function linkStates(
  url: string,
  links: readonly string[],
  nameOf: (link: string) => string,
): Promise<readonly LinkState[]> {
  try {
    const { text } = await ask(`${url}/proxies`, { timeoutMs: ANSWER_WITHIN_MS });
    const found = proxies.parse(JSON.parse(text));
    return links.map((name) => {
      const proxy = found[nameOf(name)];
      return {
        name,
        enabled: proxy?.enabled ?? false,
        toxics: proxy?.toxics.map((toxic) => toxic.name) ?? ["the link is gone"],
      };
    });
  } catch (error) {
    throw new EnvironmentError(
      `Toxiproxy at "${url}" did not list its links: ${askFailure(error)}.`,
      "Does it still run?",
    );
  }
}
