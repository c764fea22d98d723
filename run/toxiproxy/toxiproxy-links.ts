import { EnvironmentError, NotHealedError, reasonOf } from "../../model/errors.ts";
import { identityOf } from "../journal/identity.ts";
import type { Links } from "../links.ts";
import { ToxiproxyApi, type ToxicBody } from "./api.ts";
import { LinkHealer, type Standing } from "./link-healer.ts";
import { hangs, isGone, Refusal } from "./no-answer.ts";
import { recreate, type OpenLink } from "./open-link.ts";
import { remedyFor } from "./remedy.ts";
import type { RunningToxiproxy } from "./toxiproxy.ts";

/**
 * The links of a run over Toxiproxy's HTTP API, ours or somebody's. Names carry the run; what is not ours is never
 * touched. What does not come off at first climbs a ladder: made anew, then a restart if it is ours, then what to type.
 */
export class ToxiproxyLinks implements Links {
  private readonly toxiproxy: RunningToxiproxy;
  private readonly api: ToxiproxyApi;
  private readonly run: string;
  private readonly opened = new Map<string, OpenLink>();
  private readonly healer: LinkHealer;
  private toxicsMade = 0;

  constructor(toxiproxy: RunningToxiproxy, run: string, api = new ToxiproxyApi(toxiproxy.url)) {
    this.toxiproxy = toxiproxy;
    this.run = run;
    this.api = api;
    this.healer = new LinkHealer(toxiproxy, api, this.opened);
  }

  readonly open: Links["open"] = async ({ name, listen, upstream }) => {
    const proxy = { name: `${this.run}-${name}`, listen, upstream, enabled: true };
    this.opened.set(name, { name, proxy, toxics: new Map(), isCut: false, ledTo: undefined, makings: 0 });
    try {
      await this.tell(`open the link "${name}" at "${listen}"`, this.api.create(proxy));
    } catch (error) {
      // Somebody else's, though it has our name.
      if (error instanceof Error && error.cause instanceof Refusal && error.cause.status === 409)
        this.opened.delete(name);
      throw error;
    }
  };

  /** Ours ends as a process, and all of its links with it; of somebody's only what is ours is removed. */
  readonly undoOf: Links["undoOf"] = (link) => {
    const { url, life } = this.toxiproxy;
    if (life.of === "theirs") return { kind: "remove-link", url, proxy: `${this.run}-${link}` };
    return { kind: "end-process", name: "toxiproxy", process: identityOf(life.pid()) };
  };

  readonly poison: Links["poison"] = async (link, toxic, ttl) => {
    this.toxicsMade += 1;
    const name = `${this.run}-${this.toxicsMade}`;
    const body: ToxicBody = { ...toxic, name, ...this.limit(ttl) };
    const open = this.linkOf(link);
    open.toxics.set(name, body);
    await this.tell(`add ${toxic.type} to "${link}"`, this.api.addToxic(open.proxy, body));
    return async () => {
      if (open.toxics.has(name)) await this.healer.heal(open, { toxic: name });
    };
  };

  readonly cut: Links["cut"] = async (link, ttl) => {
    const open = this.linkOf(link);
    open.isCut = true;
    await this.tell(
      `cut the link "${link}"`,
      this.api.update(open.proxy, { enabled: false, ...this.limit(ttl) }),
    );
    return async () => {
      if (open.isCut) await this.healer.heal(open, "cut");
    };
  };

  readonly repoint: Links["repoint"] = async (link, to, ttl) => {
    const open = this.linkOf(link);
    open.ledTo = to;
    // To change a proxy under load can hang for ever, as to take off a toxic can.
    const work =
      this.toxiproxy.dialect === "server"
        ? recreate(this.api, open, "nothing")
        : this.api.update(open.proxy, { upstream: to, ...this.limit(ttl) });
    await this.tell(`lead the link "${link}" to "${to}"`, work);
    return async () => {
      if (open.ledTo !== undefined) await this.healer.heal(open, "repoint");
    };
  };

  readonly states: Links["states"] = async () =>
    Promise.all(
      [...this.opened.values()].map(async ({ name, proxy }) => {
        const found = await this.tell(`say how the link "${name}" is`, this.api.look(proxy));
        const toxics = found?.toxics.map((toxic) => toxic.name) ?? ["the link is gone"];
        const isHome = found === undefined || found.upstream === proxy.upstream;
        return {
          name,
          enabled: found?.enabled ?? false,
          toxics,
          ...(isHome ? {} : { ledTo: found.upstream }),
        };
      }),
    );

  readonly mend: Links["mend"] = async () => {
    for (const link of this.opened.values()) await this.healer.mend(link);
    return this.healer.told;
  };

  /** Ours end with their process. */
  readonly close: Links["close"] = async () => {
    const left: string[] = [];
    const reasons: string[] = [];
    for (const { proxy } of this.toxiproxy.life.of === "ours" ? [] : this.opened.values()) {
      try {
        await this.api.remove(proxy);
      } catch (error) {
        if (isGone(error)) continue;
        left.push(proxy.name);
        reasons.push(reasonOf(error));
      }
    }
    this.opened.clear();
    if (left.length === 0) return;
    throw new NotHealedError(
      `Toxiproxy at "${this.toxiproxy.url}" still has the links of this run: ${reasons.join("; ")}.`,
      remedyFor(this.toxiproxy.url, left),
    );
  };

  /** Whether Toxiproxy still listens, and still has our links; one that hangs is there. */
  readonly standing = async (): Promise<Standing> => this.healer.standing();

  private limit(ttl: number): { ttl?: number } {
    return this.toxiproxy.dialect === "embedded" ? { ttl: Math.round(ttl) } : {};
  }

  private linkOf(name: string): OpenLink {
    const link = this.opened.get(name);
    if (link === undefined) throw new Error(`the link ${name} is not open`);
    return link;
  }

  private async tell<Value>(what: string, work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } catch (error) {
      if (hangs(error)) this.healer.expectWedge();
      throw new EnvironmentError(
        `Toxiproxy at "${this.toxiproxy.url}" did not ${what}: ${reasonOf(error)}.`,
        adviceFor(error),
        { cause: error },
      );
    }
  }
}

function adviceFor(error: unknown): string {
  if (error instanceof Refusal && error.status === 409)
    return "There is one of that name that is not ours; it was left alone.";
  if (error instanceof Refusal && error.status === 404) return "It has lost the link: was it restarted?";
  if (hangs(error)) return "It hangs; toxiproxy-server can do that under load. The embedded one does not.";
  return "Look whether it still runs, and whether something else holds that address.";
}
