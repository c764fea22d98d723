import type { Millis } from "../model/units.ts";
import type { RunEvent } from "../model/record.ts";
import type { SettledCall } from "./engines/load-engine.ts";
import type { Podium } from "./podium.ts";

type Count = { second: number; sent: number; good: number };

/** What the conductor may look back at: the calls of phases in which fixes are tried, and the states that were seen. */
export class Memory {
  private phase = "";
  private counts: Count[] = [];
  private states: { at: Millis; state: string; backlog?: number }[] = [];

  /** Keeps only the newest phase with a fix: memory stays the same however long the day. */
  readonly settled = (call: SettledCall): void => {
    if (call.class !== "within" || !call.phase.includes("/fixed:")) return;
    if (call.phase !== this.phase) {
      this.phase = call.phase;
      this.counts = [];
    }
    const second = Math.floor(call.due / 1000);
    let count = this.counts.find((known) => known.second === second);
    if (count === undefined) {
      count = { second, sent: 0, good: 0 };
      this.counts.push(count);
    }
    count.sent += 1;
    if (call.isGood) count.good += 1;
  };

  readonly event = (event: RunEvent): void => {
    if (event.kind === "state") this.states.push(event);
  };

  readonly countsOf: Podium["countsOf"] = (phase) =>
    phase === this.phase ? [...this.counts].sort((a, b) => a.second - b.second) : [];

  readonly statesSince: Podium["statesSince"] = (at) => {
    const before = this.states.filter((seen) => seen.at < at).at(-1);
    return [...(before === undefined ? [] : [before]), ...this.states.filter((seen) => seen.at >= at)];
  };

  get backlog(): number {
    return this.states.at(-1)?.backlog ?? 0;
  }
}
