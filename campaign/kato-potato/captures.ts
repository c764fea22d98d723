import type { HotPotato } from "./hot-potato.ts";
import type { WatchedNode } from "./node.ts";

const missesBeforeSwap = 2;

/** The capture nodes, of which one is in use; another takes over when it is not well. */
export class Captures {
  readonly #nodes: readonly WatchedNode[];
  readonly #hotPotato: HotPotato;
  readonly #isWell: (node: WatchedNode) => Promise<boolean>;
  #inUse: WatchedNode;
  #misses = 0;
  #swaps = 0;
  #swapping: Promise<void> | undefined;

  constructor(
    nodes: readonly WatchedNode[],
    hotPotato: HotPotato,
    isWell: (node: WatchedNode) => Promise<boolean>,
  ) {
    const [first] = nodes;
    if (first === undefined) throw new Error("There is no capture node. Name at least one in NODES.");
    this.#nodes = nodes;
    this.#inUse = first;
    this.#hotPotato = hotPotato;
    this.#isWell = isWell;
  }

  get inUse(): WatchedNode {
    return this.#inUse;
  }

  get swaps(): number {
    return this.#swaps;
  }

  /** Goes on from what is plugged in: an orchestrator that was lost must not change anything by coming back. */
  async resume(): Promise<void> {
    const plugged = await this.#hotPotato.plugged();
    this.#inUse = this.#nodes.find(({ name }) => plugged.includes(name)) ?? this.#inUse;
  }

  async look(): Promise<void> {
    this.#misses = (await this.#isWell(this.#inUse)) ? 0 : this.#misses + 1;
    if (this.#misses < missesBeforeSwap) return;
    await this.swap();
    this.#misses = 0;
  }

  /** To the next node that is well, or the one of this name. */
  async swap(name?: string): Promise<void> {
    this.#swapping ??= this.#swap(name).finally(() => (this.#swapping = undefined));
    await this.#swapping;
  }

  /** Back to the first node, when it is well. */
  async back(): Promise<void> {
    const [first] = this.#nodes;
    await this.#swapping?.catch(() => undefined);
    if (first !== undefined && first !== this.#inUse) await this.swap(first.name);
  }

  async #swap(name?: string): Promise<void> {
    for (const node of this.#nodes) {
      if (node === this.#inUse || (name ?? node.name) !== node.name || !(await node.hears())) continue;
      await this.#hotPotato.swap(this.#inUse, node);
      this.#inUse = node;
      this.#swaps += 1;
      return;
    }
    throw new Error("No other capture node is well.");
  }
}
