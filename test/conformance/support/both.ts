import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { aroundEach, describe } from "vitest";
import { startToxiproxy, type RunningToxiproxy } from "../../../toxiproxy/server.ts";
import { need } from "../../support/needs.ts";
import { atEnd, rigOn, testAtHand, until, type Rig } from "../../toxiproxy/support/rig.ts";
import { freePort, isRunning, jsonFile, start, type Command, type Process } from "./process.ts";

const MAIN = fileURLToPath(new URL("../../../toxiproxy/main.ts", import.meta.url));
const ATTEMPTS = 5;
const STARTED_WITHIN_MS = 25_000;

interface Setup {
  readonly flags?: readonly string[];
  /** Proxies to begin with. */
  readonly config?: readonly unknown[];
  readonly env?: NodeJS.ProcessEnv;
}

type Served = Process & { readonly server: RunningToxiproxy };

/** One of the two servers that have to be the same thing. */
export interface Backend {
  readonly name: "embedded" | "server";
  /** What runs it as a process of its own. */
  readonly command: Command;
  /** A server for this test alone, with short ways to ask it things. */
  readonly rig: () => Promise<Rig>;
  /** A process of its own for this test alone, answering at an address of its own. */
  readonly process: (setup?: Setup) => Promise<Served>;
  /** What is expected of this one, where the two are meant to differ. */
  readonly on: <Value>(expected: { embedded: Value; server: Value }) => Value;
}

const found = await need("toxiproxy-server");

const embedded: Backend = {
  name: "embedded",
  command: { file: process.execPath, args: ["--import", "tsx", MAIN] },
  async rig() {
    const server = await startToxiproxy({ seed: 1 });
    atEnd(() => server.close());
    return rigOn(server);
  },
  process: (setup = {}) => serve(embedded.command, setup),
  on: (expected) => expected.embedded,
};

const server: Backend = {
  name: "server",
  command: { file: found?.path ?? "", args: [] },
  rig: async () => rigOn((await server.process({ env: { LOG_LEVEL: "error" } })).server),
  process: (setup = {}) => serve(server.command, setup),
  on: (expected) => expected.server,
};

/** The embedded server and the real one. */
export const both = [embedded, server] as const;

/** The same tests for the embedded server and, where it is installed or built, for the real one. */
export function onBoth(title: string, tests: (backend: Backend) => void): void {
  describe(`${title}: embedded`, () => {
    aroundEach((test, context) => testAtHand.run(context, test));
    tests(embedded);
  });
  describe.skipIf(found === undefined)(`${title}: toxiproxy-server`, () => {
    aroundEach((test, context) => testAtHand.run(context, test));
    tests(server);
  });
}

/** A proxy that nobody else has, so that a server on the same port is not taken for the one just started. */
const marker = (): { name: string } & Record<string, unknown> => ({
  name: `started-${randomUUID()}`,
  listen: "127.0.0.1:0",
  upstream: "127.0.0.1:1",
  enabled: false,
});

async function serve(command: Command, { flags = [], config = [], env = {} }: Setup): Promise<Served> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // The real server neither tells which port it got for 0, nor ends when its port is taken.
    const port = await freePort();
    const mark = marker();
    const file = await jsonFile([mark, ...config]);
    const address = ["-host", "127.0.0.1", "-port", String(port), "-config", file];
    const running = start({ ...command, args: [...command.args, ...address, ...flags] }, env);
    const url = `http://127.0.0.1:${port}`;
    await until(
      async () => !isRunning(running) || isTaken(running) || (await answers(url)),
      STARTED_WITHIN_MS,
    );
    const path = `${url}/proxies/${mark.name}`;
    const close = async (): Promise<void> => void running.child.kill("SIGKILL");
    if (isRunning(running) && (await fetch(path, { method: "DELETE" })).status === 204) {
      return { ...running, server: { host: "127.0.0.1", port, url, close } };
    }
    await close();
  }
  throw new Error(`No server after ${ATTEMPTS} attempts: ${command.file}`);
}

const isTaken = ({ output }: Process): boolean => output.out.includes("Server finished with error");

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/version`)).ok;
  } catch {
    return false;
  }
}
