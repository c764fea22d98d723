import { every } from "../service/every.ts";
import { Remote } from "../service/remote.ts";

const betweenMs = 1_000;
const withinMs = 1_000;

/** Counts calls and failures, and sends the counts to the metrics store every second, behind the calls. */
export class CallCounts {
  readonly #store: Remote;
  #calls = 0;
  #failed = 0;

  constructor(url: string) {
    this.#store = new Remote("the metrics store", url, 2);
  }

  count(isFailed: boolean): void {
    this.#calls += 1;
    if (isFailed) this.#failed += 1;
  }

  async run(stopping: AbortSignal): Promise<void> {
    await every(betweenMs, () => this.#send(), stopping);
  }

  close(): void {
    this.#store.close();
  }

  async #send(): Promise<void> {
    const body = `hotline calls=${this.#calls}i,failed=${this.#failed}i\n`;
    this.#calls = 0;
    this.#failed = 0;
    await this.#store.ask("/write?db=campaign", { text: { type: "text/plain", body }, withinMs });
  }
}
