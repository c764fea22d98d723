import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { EnvironmentError, reasonOf } from "../model/errors.ts";
import type { Undo } from "../model/journal.ts";
import type { PlannedProcess } from "../model/plan.ts";
import { endOf } from "./cut-text.ts";
import { identityOf } from "./journal/identity.ts";
import type { Journal } from "./journal/journal.ts";
import { atTheGate } from "./at-the-gate.ts";
import { awaitReady } from "./ready.ts";
import { signalGroup } from "./signal-group.ts";
import { StepBack } from "./step-back.ts";

const TAIL_BYTES = 4000;
const STOP_WITHIN_MS = 10_000;

interface Running {
  readonly planned: PlannedProcess;
  readonly child: ChildProcess;
  /** Its line in the journal. */
  readonly line: number | undefined;
  tail: string;
  /** We ended it ourselves: its exit is no news. */
  stopping: boolean;
}

const exited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const notStarted = ({ name, cwd, command }: PlannedProcess, error: unknown): EnvironmentError =>
  new EnvironmentError(
    `"${name}" cannot be started in "${cwd}": ${reasonOf(error)}.`,
    `Look whether that folder is there, and try its command by hand: ${command}`,
    { cause: error },
  );

const howItEnded = (child: ChildProcess): string =>
  child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`;

/** The processes of a scenario's `system:`; each leads a process group of its own, so that all of it can be ended. */
export class Processes {
  private readonly running = new Map<string, Running>();
  private readonly stepBack = new StepBack();
  private readonly onExit: (process: string, how: string, lastWords: string) => void;
  private readonly journal: Journal;

  constructor(onExit: (process: string, how: string, lastWords: string) => void, journal: Journal) {
    this.onExit = onExit;
    this.journal = journal;
  }

  /** Starts a process and waits until it is ready; the places of the run are already filled in. */
  async start(
    planned: PlannedProcess,
    signal: AbortSignal,
    why: "stage" | "healing" = "stage",
  ): Promise<void> {
    const { child, go } = atTheGate(planned);
    try {
      await once(child, "spawn");
    } catch (error) {
      throw notStarted(planned, error);
    }
    const running: Running = {
      planned,
      child,
      line: this.writeDown(planned.name, child, why),
      tail: "",
      stopping: false,
    };
    this.running.set(planned.name, running);
    go();
    const keep = (chunk: Buffer): void => {
      running.tail = endOf(running.tail + chunk.toString("utf8"), TAIL_BYTES);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("exit", () => {
      if (child.pid !== undefined) this.stepBack.forget(child.pid);
      if (!running.stopping) this.onExit(planned.name, howItEnded(child), running.tail.trim());
    });
    // Behind its start an error is that of a signal that did not arrive; without a listener it would end us.
    child.on("error", () => undefined);
    if (child.pid !== undefined && !exited(child)) this.stepBack.add(child.pid, planned.nice);
    await awaitReady(planned, { failed: () => (exited(child) ? this.death(running) : undefined), signal });
  }

  /** What lets a process go on that is about to be stopped. */
  undoOfPause(name: string): Undo {
    const pid = this.running.get(name)?.child.pid;
    if (pid === undefined) return { kind: "nothing", why: "it does not run" };
    return { kind: "continue-process", name, process: identityOf(pid) };
  }

  /** Sends a signal to the whole group of a process. */
  signal(name: string, signal: NodeJS.Signals): void {
    const running = this.running.get(name);
    if (running !== undefined && !exited(running.child)) signalGroup(running.child.pid, signal);
  }

  isRunning(name: string): boolean {
    const running = this.running.get(name);
    return running !== undefined && !exited(running.child);
  }

  /** Ends a process on purpose and starts it again. */
  async restart(name: string, signal: AbortSignal): Promise<void> {
    const running = this.running.get(name);
    if (running === undefined) return;
    await this.stop(running);
    await this.start(running.planned, signal, "healing");
  }

  /** Ends all of them, the last started first: politely, then by force. */
  async stopAll(): Promise<void> {
    for (const running of [...this.running.values()].reverse()) await this.stop(running);
    this.stepBack.stop();
    this.running.clear();
  }

  /** A kill of ours, as a fault: its exit is expected, and waited for. */
  async kill(name: string): Promise<void> {
    const running = this.running.get(name);
    if (running === undefined || exited(running.child)) return;
    const gone = once(running.child, "exit");
    this.signal(name, "SIGKILL");
    await gone;
  }

  private async stop(running: Running): Promise<void> {
    running.stopping = true;
    const { child, planned } = running;
    // Its children may outlive it.
    if (exited(child)) {
      signalGroup(child.pid, "SIGKILL");
      return this.hasEnded(running);
    }
    const gone = once(child, "exit");
    this.signal(planned.name, "SIGCONT");
    this.signal(planned.name, "SIGTERM");
    const forced = new AbortController();
    const force = delay(STOP_WITHIN_MS, undefined, { signal: forced.signal }).then(
      () => this.signal(planned.name, "SIGKILL"),
      () => undefined,
    );
    await gone;
    forced.abort();
    await force;
    signalGroup(child.pid, "SIGKILL");
    this.hasEnded(running);
  }

  private hasEnded({ line }: Running): void {
    if (line !== undefined) this.journal.undone(line, "ended");
  }

  /** One that the journal cannot hold is not let through the gate, and ends there; but a full disk must not stop healing. */
  private writeDown(name: string, child: ChildProcess, why: "stage" | "healing"): number | undefined {
    try {
      return this.journal.begin({
        what: `process ${name}`,
        before: "not running",
        undo: { kind: "end-process", name, process: identityOf(child.pid ?? 0) },
      });
    } catch (error) {
      if (why === "healing") return undefined;
      signalGroup(child.pid, "SIGKILL");
      throw error;
    }
  }

  private death(running: Running): EnvironmentError {
    const { planned, child, tail } = running;
    return new EnvironmentError(
      `"${planned.name}" ended before it was ready (${howItEnded(child)}).`,
      tail.trim() === "" ? `Try its command by hand: ${planned.command}` : `Its last words: ${tail.trim()}`,
    );
  }
}
