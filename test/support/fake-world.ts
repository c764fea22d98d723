import { tmpdir } from "node:os";
import { fakeJournal, type FakeJournal } from "./fake-journal.ts";
import { hooksIn } from "./hooks-in.ts";
import type { Clock } from "../../run/clock.ts";
import type { Podium } from "../../run/podium.ts";
import { Injection } from "../../run/inject.ts";
import type { Links } from "../../run/links.ts";
import { PhaseBook } from "../../run/phase-book.ts";
import { Processes } from "../../run/processes.ts";
import { millis, seconds } from "../../model/units.ts";

/** Time that jumps to wherever somebody wants to sleep to. */
class FakeClock implements Clock {
  private time = millis(0);
  private readonly onSleep: (until: number) => void;

  constructor(onSleep: (until: number) => void = () => undefined) {
    this.onSleep = onSleep;
  }

  readonly now: Clock["now"] = () => this.time;

  readonly sleepUntil: Clock["sleepUntil"] = async (at, signal) => {
    this.onSleep(at);
    if (!signal.aborted) this.time = millis(Math.max(this.time, at));
  };
}

/** Links that only write down what is done to them; `stuck` ones cannot be healed. */
export function fakeLinks(write: (line: string) => void, stuck: ReadonlySet<string> = new Set()): Links {
  const on = new Set<string>();
  const put = async (what: string): Promise<() => Promise<void>> => {
    write(`on: ${what}`);
    on.add(what);
    return async () => {
      write(`off: ${what}`);
      if (stuck.has(what)) throw new Error("no answer");
      on.delete(what);
    };
  };
  return {
    open: async () => undefined,
    undoOf: (link) => ({ kind: "nothing", why: `${link} is a fake` }),
    poison: async (link, { type, attributes }) =>
      await put(`${type} ${Object.values(attributes)[0]} on ${link}`),
    cut: async (link) => await put(`cut of ${link}`),
    repoint: async (link, to) => await put(`repoint of ${link} to ${to}`),
    states: async () => [{ name: "all", enabled: true, toxics: [...on] }],
    mend: async () => [],
    close: async () => undefined,
  };
}

export interface FakeWorld {
  readonly podium: Podium;
  /** Everything that was done, in its order: changes of links, phases, steps, verdicts. */
  readonly log: readonly string[];
  readonly links: Links;
  readonly injection: Injection;
  readonly journal: FakeJournal;
  readonly stop: AbortController;
}

interface Wanted {
  /** Which fixes the judge takes as proven. */
  readonly proven?: readonly string[];
  /** Told what happened, as soon as it is written down. */
  readonly onLog?: (line: string, stop: AbortController) => void;
  readonly stuck?: readonly string[];
  readonly links?: Partial<Links>;
  readonly cwd?: string;
}

/** A conductor's podium with fakes at its doors: clock, links, record and judge. Steps are real commands. */
export function fakeWorld({ proven = [], onLog, stuck = [], links, cwd = tmpdir() }: Wanted = {}): FakeWorld {
  const log: string[] = [];
  const stop = new AbortController();
  const write = (line: string): void => {
    log.push(line);
    onLog?.(line, stop);
  };
  const journal = fakeJournal();
  const door = { ...fakeLinks(write, new Set(stuck)), ...links };
  const injection = new Injection(
    { links: door, processes: new Processes(() => undefined, journal), hooks: hooksIn(journal, cwd) },
    journal,
  );
  const podium: Podium = {
    clock: new FakeClock((until) => write(`wait until ${until / 1000} s`)),
    signal: stop.signal,
    phases: new PhaseBook(),
    injection,
    journal,
    asksOurs: () => false,
    canary: { latency: millis(5), lasts: seconds(1) },
    cwd,
    event: (event) => {
      if (event.kind === "phase") write(`phase ${event.phase}`);
      if (event.kind === "canary") write(`canary ${event.from / 1000}-${event.to / 1000} s on ${event.link}`);
      if (event.kind === "fault-on" || event.kind === "fault-off") write(`${event.kind} ${event.break}`);
      if (event.kind === "step") write(`${event.step.kind} ${event.fix}: ${event.step.ok ? "ok" : "failed"}`);
      if (event.kind === "fix-judged") write(`judged ${event.fix}: ${event.proven ? "proven" : "rejected"}`);
    },
    countsOf: () => [],
    statesSince: () => [],
    judgeFix: ({ fix }) => ({ proven: proven.includes(fix), text: `${fix} in its numbers` }),
  };
  return { podium, log, links: door, injection, journal, stop };
}
