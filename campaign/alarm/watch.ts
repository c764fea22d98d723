import { Remote } from "../service/remote.ts";
import type { Verdict } from "./verdict.ts";
import { fromMetrics, fromProbe } from "./verdict.ts";

export interface WatchAddresses {
  readonly metrics: string;
  /** The public door of the hotline. */
  readonly door: string;
  readonly pager: string;
}

export interface WatchWays {
  /** Goes by a probe that calls the hotline from outside, instead of by its figures. */
  readonly isOutside: () => boolean;
  readonly isPatient: () => boolean;
}

const usualMs = 1_000;
const patientMs = 4_000;
const probeMs = 2_000;
const query = encodeURIComponent("SELECT sum(*) FROM hotline WHERE time > now() - 5s");

const verdictQuestion = (isPatient: boolean) => ({ withinMs: isPatient ? patientMs : usualMs });

/** Watches the hotline, and pages when it fails or when nobody can tell. */
export class Watch {
  readonly #metrics: Remote;
  readonly #door: Remote;
  readonly #pager: Remote;
  readonly #ways: WatchWays;
  #tries: boolean[] = [];
  #paged = new Set<string>();

  constructor(addresses: WatchAddresses, ways: WatchWays) {
    this.#metrics = new Remote("the metrics store", addresses.metrics, 100);
    this.#door = new Remote("the hotline", addresses.door, 2);
    this.#pager = new Remote("the pager", addresses.pager, 2);
    this.#ways = ways;
  }

  /** What it knows now. */
  async verdict(): Promise<Verdict> {
    if (this.#ways.isOutside()) return fromProbe(this.#tries);
    try {
      const path = `/query?db=campaign&q=${query}`;
      return fromMetrics(await this.#metrics.ask(path, verdictQuestion(this.#ways.isPatient())));
    } catch (error) {
      return { is: "unknown", why: error instanceof Error ? error.message : String(error) };
    }
  }

  /** One call to the hotline, as a voter makes it. */
  async probe(): Promise<void> {
    const isGood = await this.#door.ask("/reports?county=1", { withinMs: probeMs }).then(
      ({ status }) => status === 200,
      () => false,
    );
    this.#tries = [...this.#tries.slice(-1), isGood];
  }

  /** Pages once for each kind of trouble, and takes the page back when it is over. */
  async page(): Promise<void> {
    const verdict = await this.verdict();
    const troubles = {
      "hotline-failing": verdict.is === "failing",
      "hotline-unseen": verdict.is === "unknown",
    };
    for (const [key, isThere] of Object.entries(troubles)) {
      if (isThere === this.#paged.has(key)) continue;
      const summary = verdict.is === "unknown" ? `Nobody can tell: ${verdict.why}` : "The hotline fails";
      await this.#tell(key, isThere ? "trigger" : "resolve", summary);
      if (isThere) this.#paged.add(key);
      else this.#paged.delete(key);
    }
  }

  close(): void {
    for (const remote of [this.#metrics, this.#door, this.#pager]) remote.close();
  }

  async #tell(key: string, action: "trigger" | "resolve", summary: string): Promise<void> {
    const payload = { summary, source: "alarm", severity: "critical" };
    const json = { routing_key: "campaign", event_action: action, dedup_key: key, payload };
    const { status } = await this.#pager.ask("/v2/enqueue", { json, withinMs: probeMs });
    // What the pager did not take is told again at the next look.
    if (status !== 202) throw new Error(`The pager answered ${status}.`);
  }
}
