import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

const MOST_WAIT_MS = 30_000;
const LOOK_EVERY_MS = 20;

/** What a block of commands said, and how its last command ended. */
export interface Shown {
  readonly code: number;
  readonly output: string;
}

/** One bash that blocks are pasted into, one behind the other, as into a terminal: what one sets, the next one has. */
export class Terminal {
  private readonly shell: ChildProcessWithoutNullStreams;
  private said = "";
  private pasted = 0;

  constructor(cwd: string, env: Readonly<Record<string, string>> = {}) {
    this.shell = spawn("bash", ["--norc"], { cwd, env: { ...process.env, ...env } });
    this.shell.stdout.on("data", (chunk: Buffer) => (this.said += chunk.toString()));
    this.shell.stderr.on("data", (chunk: Buffer) => (this.said += chunk.toString()));
    this.shell.stdin.on("error", () => undefined);
  }

  async paste(block: string): Promise<Shown> {
    this.pasted += 1;
    const end = new RegExp(`\\n:end-${this.pasted}-(\\d+):\\n`, "u");
    this.said = "";
    this.shell.stdin.write(`${block}\nprintf '\\n:end-${this.pasted}-%d:\\n' "$?"\n`);
    const deadline = performance.now() + MOST_WAIT_MS;
    for (let found = end.exec(this.said); ; found = end.exec(this.said)) {
      if (found !== null) return { code: Number(found[1]), output: this.said.slice(0, found.index) };
      if (this.shell.exitCode !== null) throw new Error(`the terminal ended in: ${block}\n${this.said}`);
      if (performance.now() > deadline) throw new Error(`no end of: ${block}\n${this.said}`);
      await delay(LOOK_EVERY_MS);
    }
  }

  async close(): Promise<void> {
    if (this.shell.exitCode !== null) return;
    const gone = once(this.shell, "exit");
    this.shell.kill("SIGKILL");
    await gone;
  }
}
