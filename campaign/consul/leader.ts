import { Refusal } from "../service/refusal.ts";
import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote } from "../service/remote.ts";
import { every } from "../service/every.ts";
import { readCopy } from "./read-registration.ts";
import type { Services } from "./services.ts";

// How long a server of Consul holds a request for a leader that does not answer.
const holdMs = 7_000;
const copyWaitSeconds = 5;
const copyWithinMs = (copyWaitSeconds + 2) * 1_000;

/** The leader, as another server sees it: it is asked for everything but stale reads, and copied all the time. */
export class Leader {
  readonly #asked: Remote;
  readonly #copied: Remote;
  #copiedAt = 0;

  constructor(url: string) {
    this.#asked = new Remote("the leader", url, 200);
    this.#copied = new Remote("the leader", url, 1);
  }

  /** Since the last copy, in milliseconds. */
  get lastContactMs(): number {
    return Math.round(performance.now() - this.#copiedAt);
  }

  async ask(method: "GET" | "PUT", path: string, json?: unknown): Promise<Answer> {
    const question = { method, withinMs: holdMs, ...(json === undefined ? {} : { json }) };
    return await this.#asked.ask(path, question).catch(() => {
      throw new Refusal(500, "No cluster leader");
    });
  }

  async copyInto(services: Services, stopping: AbortSignal): Promise<void> {
    let index = 0;
    const copyOnce = async (): Promise<void> => {
      const path = `/v1/internal/services?index=${index}&wait=${copyWaitSeconds}s`;
      const copy = readCopy(jsonOf(await this.#copied.ask(path, { withinMs: copyWithinMs })));
      this.#copiedAt = performance.now();
      if (copy.index === index) return;
      services.copy(copy.instances, copy.index);
      index = copy.index;
    };
    await every(50, copyOnce, stopping);
  }

  close(): void {
    this.#asked.close();
    this.#copied.close();
  }
}
