import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Remote } from "../service/remote.ts";

const program = join(import.meta.dirname, "../rides/main.ts");
const betweenLooksMs = 50;
const healthyWithinMs = 20_000;
const killAfterMs = 5_000;

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** One copy of the service on a port of its own, in the build it was started with last. */
export class Copy {
  readonly port: number;
  readonly #databaseUrl: string;
  readonly #remote: Remote;
  #child: ChildProcess | undefined;
  #build = "";

  constructor(port: number, databaseUrl: string) {
    this.port = port;
    this.#databaseUrl = databaseUrl;
    this.#remote = new Remote("the copy", `http://127.0.0.1:${port}`, 1);
  }

  /** Empty while no build runs here. */
  get build(): string {
    return this.#build;
  }

  /** Resolves when its health check passes, which says nothing of what it answers to people. */
  async start(build: string): Promise<void> {
    this.#build = build;
    const env = { ...process.env, PORT: String(this.port), DATABASE_URL: this.#databaseUrl, BUILD: build };
    // The copy sees the channel end when this process dies, however it dies.
    const child = spawn(process.execPath, ["--import", "tsx", program], {
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.on("error", () => undefined);
    this.#child = child;
    const endsAt = performance.now() + healthyWithinMs;
    while (!(await this.#isHealthy())) {
      if (!isRunning(child) || performance.now() > endsAt) {
        await this.stop();
        this.#build = "";
        throw new Error(`The copy on port ${this.port} does not get healthy. Look at its last words above.`);
      }
      await pause(betweenLooksMs);
    }
  }

  /** Asks it to end, and ends it by force when it does not. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || !isRunning(child)) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    await gone;
    clearTimeout(force);
  }

  close(): void {
    this.#remote.close();
  }

  async #isHealthy(): Promise<boolean> {
    return await this.#remote.ask("/healthz", { withinMs: 1_000 }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }
}
