import type { Millis } from "../model/units.ts";
import type { RunEvent } from "../model/record.ts";
import type { SettledCall } from "./engines/load-engine.ts";
import type { Podium } from "./podium.ts";

type Count = { second: number; sent: number; good: number };

interface MemorySettings {
  /** Calls that are not people's. */
  readonly junk?: ReadonlySet<string>;
  /** The longest time that any call may take to be good: one that is open for longer is bad already. */
  readonly longest?: number;
}

/** What the conductor may look back at: people's calls in phases in which fixes are tried, and the states that were seen. */
export class Memory {
  private readonly junk: ReadonlySet<string>;
  private readonly longest: number;
  /** Calls on their way by the second in which they were due; no longer than their timeout. */
  private readonly open = new Map<number, number>();
  private phase = "";
  private counts: Count[] = [];
  private states: { at: Millis; state: string; backlog?: number }[] = [];

  constructor({ junk = new Set(), longest = Number.POSITIVE_INFINITY }: MemorySettings = {}) {
    this.junk = junk;
    this.longest = longest;
  }

  readonly taken = (call: string, due: Millis, count: number): void => {
    if (!this.junk.has(call)) this.openBy(Math.floor(due / 1000), count);
  };

  /** Keeps only the newest phase with a fix: memory stays the same however long the day. */
  readonly settled = (call: SettledCall): void => {
    if (this.junk.has(call.call)) return;
    this.openBy(Math.floor(call.due / 1000), -1);
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

  /** Calls that outlast every promise count as bad though nobody knows yet how they end. */
  readonly countsOf: Podium["countsOf"] = (phase, { from, to }) => {
    const counts = phase === this.phase ? this.counts.map((count) => ({ ...count })) : [];
    for (const [second, open] of this.open) {
      if (open <= 0 || second * 1000 < from || (second + 1) * 1000 + this.longest > to) continue;
      const count = counts.find((known) => known.second === second);
      if (count === undefined) counts.push({ second, sent: open, good: 0 });
      else count.sent += open;
    }
    return counts.sort((a, b) => a.second - b.second);
  };

  readonly statesSince: Podium["statesSince"] = (at) => {
    const before = this.states.filter((seen) => seen.at < at).at(-1);
    return [...(before === undefined ? [] : [before]), ...this.states.filter((seen) => seen.at >= at)];
  };

  private openBy(second: number, count: number): void {
    const open = (this.open.get(second) ?? 0) + count;
    if (open === 0) this.open.delete(second);
    else this.open.set(second, open);
  }

  get backlog(): number {
    return this.states.at(-1)?.backlog ?? 0;
  }
}
