import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";

export type RestartPolicy = "no" | "always";

export interface UnitStatus {
  readonly state: "running" | "dead";
  readonly pid: number | null;
  readonly restart: RestartPolicy;
  readonly restarts: number;
}

const firstDelayMs = 200;
const longestDelayMs = 2_000;
const steadyMs = 5_000;
const killAfterMs = 5_000;

/** One program kept by the supervisor; like a systemd unit it stays dead unless told otherwise. */
export class Unit {
  readonly #words: readonly string[];
  #child: ChildProcess | undefined;
  #restart: RestartPolicy = "no";
  #restarts = 0;
  #startedAt = 0;
  #delayMs = firstDelayMs;
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  status(): UnitStatus {
    const pid = this.#child?.pid ?? null;
    const state = this.#child === undefined ? "dead" : "running";
    return { state, pid, restart: this.#restart, restarts: this.#restarts };
  }

  start(): void {
    if (this.#child !== undefined || this.#isStopping) return;
    clearTimeout(this.#timer);
    const [program = "", ...rest] = this.#words;
    // The unit sees the IPC channel end when this process dies, even by SIGKILL.
    const child = spawn(program, rest, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.#child = child;
    if (this.#startedAt > 0) this.#restarts += 1;
    this.#startedAt = performance.now();
    child.once("error", (error) => {
      process.stderr.write(`The unit could not be started: ${error.message}\n`);
      if (child.pid === undefined) this.#ended();
    });
    child.once("exit", () => this.#ended());
  }

  setRestart(policy: RestartPolicy): void {
    this.#restart = policy;
    if (policy === "no") clearTimeout(this.#timer);
    if (policy === "always" && this.#child === undefined) this.#startLater();
  }

  /** Resolves when the program is gone. */
  stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), killAfterMs).unref();
    });
  }

  #ended(): void {
    this.#child = undefined;
    if (this.#restart === "always" && !this.#isStopping) this.#startLater();
  }

  #startLater(): void {
    if (performance.now() - this.#startedAt > steadyMs) this.#delayMs = firstDelayMs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.start(), this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, longestDelayMs);
  }
}
