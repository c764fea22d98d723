import { setTimeout as pause } from "node:timers/promises";
import { jsonOf, Remote } from "../service/remote.ts";
import type { WatchedNode } from "./node.ts";

const plugWithinMs = 2_000;
const overlapMs = 2_000;
const lookMs = 50;

const pluggedIn = (json: unknown): readonly unknown[] =>
  typeof json === "object" && json !== null && "plugged" in json && Array.isArray(json.plugged)
    ? json.plugged
    : [];

/** HotPotato: changes from one capture node to another with both running for a while, so that nothing is missed. */
export class HotPotato {
  readonly #feed: Remote;

  constructor(feed: string) {
    this.#feed = new Remote("the feed", feed, 4);
  }

  /** The names of the nodes that the feed plays to: the truth, also for one that has just started. */
  async plugged(): Promise<readonly unknown[]> {
    return pluggedIn(jsonOf(await this.#feed.ask("/plugs", { withinMs: plugWithinMs })));
  }

  /** Plugs the next node in, waits until it hears the sound, and only then takes the other one out. */
  async swap(from: WatchedNode, to: WatchedNode): Promise<void> {
    const before = await to.sound();
    if (before === undefined) throw new Error(`${to.name} does not answer`);
    await this.#plug(to, true);
    const until = performance.now() + overlapMs;
    // When nothing is played, nothing can be heard, nor missed.
    while (((await to.sound())?.heard ?? 0) <= before.heard && performance.now() < until) await pause(lookMs);
    await this.#plug(from, false);
  }

  close(): void {
    this.#feed.close();
  }

  async #plug({ name }: WatchedNode, on: boolean): Promise<void> {
    const { status } = await this.#feed.ask("/plugs", { json: { node: name, on }, withinMs: plugWithinMs });
    if (status !== 200) throw new Error(`the feed answered ${status}`);
  }
}
