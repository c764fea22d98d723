import { Refusal } from "../service/refusal.ts";
import { Remote } from "../service/remote.ts";

/** A piece of the sound, as the feed numbers it. */
export interface Clip {
  readonly number: number;
  readonly key: string;
  /** Its samples, in base64. */
  readonly audio: string;
}

const mostConnections = 500;

/** The outlets of the feed, one for each capture node; only what is plugged in hears anything. */
export class Outlets {
  readonly #nodes: ReadonlyMap<string, Remote>;
  readonly #plugged: Set<string>;

  /** The first node is plugged in from the start. */
  constructor(nodes: ReadonlyMap<string, string>) {
    this.#nodes = new Map([...nodes].map(([name, url]) => [name, new Remote(name, url, mostConnections)]));
    this.#plugged = new Set([...nodes.keys()].slice(0, 1));
  }

  get plugged(): readonly string[] {
    return [...this.#plugged];
  }

  plug(name: string, isOn: boolean): void {
    if (!this.#nodes.has(name)) throw new Refusal(404, `no outlet is called ${name}`);
    if (isOn) this.#plugged.add(name);
    else this.#plugged.delete(name);
  }

  /** Resolves when one node has it. Live sound does not wait: what none takes in time is gone. */
  async hand(clip: Clip, withinMs: number): Promise<void> {
    try {
      await Promise.any(this.plugged.map((name) => this.#handTo(name, clip, withinMs)));
    } catch {
      throw new Refusal(503, `no capture took segment ${clip.number}`);
    }
  }

  close(): void {
    for (const node of this.#nodes.values()) node.close();
  }

  async #handTo(name: string, { key, ...clip }: Clip, withinMs: number): Promise<void> {
    const headers = { "idempotency-key": key };
    const answer = await this.#nodes.get(name)?.ask("/segments", { json: clip, headers, withinMs });
    if (answer === undefined || answer.status >= 300) throw new Error(`${name} did not take it`);
  }
}
