import { NotHealedError } from "../../model/errors.ts";
import type { HealCheck } from "../../model/record.ts";
import type { ToxiproxyApi } from "./api.ts";
import { climb, type Rung } from "./climb.ts";
import { hangs, isGone } from "./no-answer.ts";
import { comesOffLive, forget, recreate, takeOff, type Off, type OpenLink } from "./open-link.ts";
import { remedyFor } from "./remedy.ts";
import { toldHealings, type Healing } from "./told-healings.ts";
import type { RunningToxiproxy } from "./toxiproxy.ts";

export type Standing = "there" | "lost" | "gone";

/** Takes faults off links by the ladder: the gentle way, then a restart if Toxiproxy is ours, then what to type. */
export class LinkHealer {
  private readonly healings: Healing[] = [];
  private readonly toxiproxy: RunningToxiproxy;
  private readonly api: ToxiproxyApi;
  private readonly opened: ReadonlyMap<string, OpenLink>;
  private isWedged = false;

  constructor(toxiproxy: RunningToxiproxy, api: ToxiproxyApi, opened: ReadonlyMap<string, OpenLink>) {
    this.toxiproxy = toxiproxy;
    this.api = api;
    this.opened = opened;
  }

  /** Every healing that came to its end. */
  get told(): readonly HealCheck[] {
    return toldHealings(this.healings);
  }

  /** It hung once, so there is no use in asking it again before it is restarted. */
  expectWedge(): void {
    this.isWedged = true;
  }

  async heal(link: OpenLink, off: Off): Promise<void> {
    const tell = (detail: string, came: Off): void => {
      forget(link, came);
      this.healings.push({ link: link.name, detail });
    };
    const { isHealed, text, lastError } = await climb(this.rungs(link, off));
    if (isHealed) return tell(text, off);
    if (!hangs(lastError) && (await this.standing()) === "gone") {
      return tell("Toxiproxy was gone, and the link and its faults with it", "everything");
    }
    throw new NotHealedError(
      `The link "${link.name}" could not be healed: ${text}.`,
      remedyFor(
        this.toxiproxy.url,
        [...this.opened.values()].map(({ proxy }) => proxy.name),
      ),
    );
  }

  /** Heals a link that should be open and without toxics, and is not. */
  async mend(link: OpenLink): Promise<void> {
    const found = await this.api.look(link.proxy).catch(() => undefined);
    const isHome = found?.upstream === link.proxy.upstream;
    if (found?.enabled !== true || !isHome || found.toxics.length > 0) await this.heal(link, "everything");
  }

  async standing(): Promise<Standing> {
    const [first] = this.opened.values();
    if (first === undefined) return "there";
    const { makings } = first;
    try {
      const found = await this.api.look(first.proxy);
      // One that was being made anew meanwhile is away for a moment, and not lost.
      return found === undefined && makings % 2 === 0 && makings === first.makings ? "lost" : "there";
    } catch (error) {
      return isGone(error) ? "gone" : "there";
    }
  }

  private rungs(link: OpenLink, off: Off): readonly Rung[] {
    const { life } = this.toxiproxy;
    const live = this.liveRungs(link, off);
    if (life.of === "theirs") return live;
    const restart = {
      name: "killing and restarting Toxiproxy",
      work: async () => this.restart(life.restart),
    };
    return this.isWedged ? [restart] : [...live, restart];
  }

  /** The ways for which Toxiproxy goes on, those that cut no connection first. */
  private liveRungs(link: OpenLink, off: Off): readonly Rung[] {
    const gently: Rung = { name: "taking it off", work: async () => takeOff(this.api, link, off) };
    const anew: Rung = { name: "making the link anew", work: async () => recreate(this.api, link, off) };
    if (off === "everything") return [anew];
    if (this.toxiproxy.dialect === "embedded") return [gently];
    return comesOffLive(link, off) ? [gently, anew] : [anew];
  }

  /** All links, without any fault: whoever heals one heals the others too. */
  private async restart(anew: () => Promise<void>): Promise<void> {
    await anew();
    this.isWedged = false;
    for (const link of this.opened.values()) {
      await this.api.create(link.proxy);
      forget(link, "everything");
    }
  }
}
