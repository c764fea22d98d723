import { setTimeout as pause } from "node:timers/promises";
import type { Switches } from "../service/switches.ts";
import type { Copy } from "./copy.ts";
import type { Discovery } from "./discovery.ts";
import type { Front } from "./front.ts";
import { Gate } from "./gate.ts";

export type DeploySwitch = "drain" | "gate" | "at-once";

interface DeployParts {
  readonly copies: readonly Copy[];
  readonly discovery: Discovery;
  readonly front: Front;
  readonly switches: Switches<DeploySwitch>;
  /** What runs at the start, and what is gone back to. */
  readonly release: string;
}

interface Move {
  readonly copy: Copy;
  readonly to: string;
}

const idleMs = 100;
const bakeMs = 2_500;

/** Rolls builds out one after the other, over all copies. */
export class Deploys {
  readonly #parts: DeployParts;
  readonly #gate = new Gate();
  readonly #refused = new Set<string>();
  readonly #stopping = new AbortController();
  #asked: readonly string[] = [];
  #turn = 0;
  #isRestarting = false;
  #refusedAt: number | undefined;
  #rolledBackMs: number | undefined;
  #restarts = 0;

  constructor(parts: DeployParts) {
    this.#parts = parts;
  }

  get told(): Readonly<Record<string, unknown>> {
    return {
      builds: this.#parts.copies.map(({ build }) => build),
      asked: this.#asked,
      refused: [...this.#refused],
      restarting: this.#isRestarting,
      restarts: this.#restarts,
      rolledBackMs: this.#rolledBackMs ?? null,
    };
  }

  /** Rolls these out, over and over in this order; a single one once, and none at all stops after the copy in hand. */
  ask(builds: readonly string[]): void {
    this.#asked = builds;
    this.#refused.clear();
    this.#turn = 0;
  }

  /** Starts every copy anew in the build that it has; or stops doing so after the copy in hand. */
  restart(isWanted: boolean): void {
    this.#isRestarting = isWanted;
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#round().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
      await pause(idleMs);
    }
  }

  /** Refuses builds of which too many calls fail. */
  async watch(): Promise<void> {
    const { front, copies, switches, release } = this.#parts;
    const buildOf = (port: number): string => copies.find((copy) => copy.port === port)?.build ?? "";
    const failing = this.#gate.failing(await front.counts(), performance.now(), buildOf);
    if (!switches.isOn("gate")) return;
    for (const build of failing) if (build !== release) this.#refuse(build);
  }

  stop(): void {
    this.#stopping.abort();
  }

  #refuse(build: string): void {
    if (this.#refused.has(build)) return;
    this.#refused.add(build);
    this.#refusedAt = performance.now();
  }

  /** The build to roll out now; nothing when all is as it should be. */
  get #next(): string | undefined {
    const { copies, release } = this.#parts;
    if (copies.some(({ build }) => this.#refused.has(build))) return release;
    const wanted = this.#asked.filter((build) => !this.#refused.has(build));
    // One that did not get healthy must not stay away.
    if (wanted.length === 0 && copies.some(({ build }) => build === "")) return release;
    const build = wanted[this.#turn % wanted.length];
    return wanted.length === 1 && copies.every((copy) => copy.build === build) ? undefined : build;
  }

  async #round(): Promise<void> {
    const { copies, switches } = this.#parts;
    const isRestart = this.#isRestarting;
    const build = this.#next;
    if (!isRestart && build === undefined) return;
    const moves = copies
      .filter((copy) => isRestart || copy.build !== build)
      .map((copy) => ({ copy, to: (isRestart ? copy.build : build) || this.#parts.release }));
    if (switches.isOn("at-once")) await Promise.all(moves.map(({ copy, to }) => this.#move(copy, to)));
    else await this.#oneByOne(moves, isRestart);
    if (isRestart) this.#isRestarting = false;
    this.#turn += 1;
    this.#noteRollBack();
  }

  async #oneByOne(moves: readonly Move[], isRestart: boolean): Promise<void> {
    const asked = this.#asked;
    for (const { copy, to } of moves) {
      const isCalledOff = isRestart ? !this.#isRestarting : asked !== this.#asked;
      if (isCalledOff || this.#stopping.signal.aborted || this.#refused.has(to)) return;
      await this.#move(copy, to);
      // The first copy of a new build is the canary.
      if (this.#parts.switches.isOn("gate") && to !== this.#parts.release) await pause(bakeMs);
    }
  }

  #noteRollBack(): void {
    if (this.#refusedAt === undefined) return;
    if (this.#parts.copies.some(({ build }) => this.#refused.has(build))) return;
    this.#rolledBackMs = Math.round(performance.now() - this.#refusedAt);
    this.#refusedAt = undefined;
  }

  /** Puts a copy on a build. Without `drain`, whoever still sends it calls loses them. */
  async #move(copy: Copy, build: string): Promise<void> {
    const { discovery, front, switches } = this.#parts;
    const isDrained = switches.isOn("drain");
    if (isDrained) {
      await front.takeOut(copy.port, true);
      await front.drained(copy.port);
    } else await discovery.strike(copy.port);
    await copy.stop();
    await copy.start(build);
    this.#restarts += 1;
    this.#gate.forget();
    await discovery.list(copy.port);
    if (isDrained) await front.takeOut(copy.port, false);
  }
}
