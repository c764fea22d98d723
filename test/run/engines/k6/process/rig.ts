import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startK6, type K6Options, type K6Process } from "../../../../../run/engines/k6/k6-process.ts";
import { startReceiver, type Receiver } from "../../../../../run/engines/k6/otlp/receiver.ts";

/** A load of so many calls to `TARGET`, as fast as it goes. */
export const someCalls = (iterations: number, inits = ""): string => `
  import http from "k6/http";
  import execution from "k6/execution";
  ${inits}
  export const options = {
    discardResponseBodies: true,
    scenarios: { some: { executor: "shared-iterations", iterations: ${iterations}, vus: 4, maxDuration: "60s" } },
  };
  export default function () {
    http.get(\`\${__ENV.TARGET}/\${execution.scenario.iterationInTest}\`, { tags: { name: "some" } });
    console.log(execution.scenario.iterationInTest);
  }
`;

/** A load that goes on for longer than any test. */
export const endless = `
  import http from "k6/http";
  export const options = {
    scenarios: { endless: { executor: "constant-arrival-rate", rate: 50, timeUnit: "1s", duration: "10m", preAllocatedVUs: 4 } },
  };
  export default function () {
    http.get(__ENV.TARGET);
  }
`;

/** The ids of the processes with these words on their command line. */
export function processesWith(...words: readonly string[]): readonly string[] {
  const has = (pid: string): boolean => {
    try {
      const text = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      return words.every((word) => text.includes(word));
    } catch {
      return false;
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/u.test(name) && has(name));
}

/** A target, a receiver and a folder; all that k6 needs beside itself. */
export class Rig {
  /** The paths that were asked for, in their order. */
  readonly served: string[] = [];
  /** By the name of the metric: how many values, or their sum for a counter. */
  readonly counted = new Map<string, number>();
  readonly troubles: string[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), "gameday k6, a=b-"));
  private readonly started: K6Process[] = [];
  private readonly target: Server = createServer((request, response) => {
    this.served.push(request.url ?? "");
    response.end("ok");
  });
  private receiver: Receiver | undefined;
  private readonly program: string;

  constructor(program: string) {
    this.program = program;
  }

  async open(): Promise<void> {
    this.target.listen(0, "127.0.0.1");
    await once(this.target, "listening");
    this.receiver = await startReceiver({
      onMetrics: (metrics) => {
        for (const { name, points } of metrics) {
          for (const { value } of points) {
            const count = value.kind === "number" ? value.value : value.count;
            this.counted.set(name, (this.counted.get(name) ?? 0) + count);
          }
        }
      },
      onTrouble: (trouble) => this.troubles.push(trouble),
    });
  }

  write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** What k6 is started with for that script. */
  options(script: string, overrides: Partial<K6Options> = {}): K6Options {
    const { port } = this.target.address() as AddressInfo;
    return {
      program: this.program,
      script: this.write("script.ts", script),
      folder: join(this.folder, "k6"),
      env: { TARGET: `http://127.0.0.1:${port}` },
      endpoint: this.receiver?.endpoint ?? "",
      signal: new AbortController().signal,
      ...overrides,
    };
  }

  async start(script: string, overrides: Partial<K6Options> = {}): Promise<K6Process> {
    const k6 = await startK6(this.options(script, overrides));
    this.started.push(k6);
    return k6;
  }

  /** The processes that were started with a file of this rig. */
  running(): readonly string[] {
    return processesWith(this.folder);
  }

  async close(): Promise<void> {
    for (const k6 of this.started) await k6.stop();
    await this.receiver?.close();
    this.target.closeAllConnections();
    this.target.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
