import { setTimeout as pause } from "node:timers/promises";
import { jsonOf, Remote } from "../service/remote.ts";

const withinMs = 2_000;
const betweenLooksMs = 50;
// Longer than the longest call.
const drainWithinMs = 10_000;

/** What the front says of one copy. */
export interface Count {
  readonly port: number;
  readonly inFlight: number;
  readonly answered: number;
  readonly failed: number;
}

const isCount = (value: unknown): value is Count =>
  typeof value === "object" &&
  value !== null &&
  ["port", "inFlight", "answered", "failed"].every((name) => typeof Reflect.get(value, name) === "number");

/** The front before the copies, told directly and not over Consul. */
export class Front {
  readonly #remote: Remote;

  constructor(url: string) {
    this.#remote = new Remote("the front", url, 4);
  }

  async counts(): Promise<readonly Count[]> {
    const json = jsonOf(await this.#remote.ask("/admin/copies", { withinMs }));
    return Array.isArray(json) ? json.filter(isCount) : [];
  }

  async takeOut(port: number, out: boolean): Promise<void> {
    const { status } = await this.#remote.ask("/admin/out", { json: { port, out }, withinMs });
    if (status !== 200) throw new Error(`The front answered ${status}.`);
  }

  /** Resolves when no call is in flight there, or when one takes far too long. */
  async drained(port: number): Promise<void> {
    const endsAt = performance.now() + drainWithinMs;
    while (performance.now() < endsAt) {
      const count = (await this.counts()).find((each) => each.port === port);
      if (count === undefined || count.inFlight === 0) return;
      await pause(betweenLooksMs);
    }
  }

  close(): void {
    this.#remote.close();
  }
}
