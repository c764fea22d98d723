import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EnvironmentError } from "../../model/errors.ts";
import type { PlannedProcess } from "../../model/plan.ts";
import { millis, seconds } from "../../model/units.ts";
import { Injection, isLasting } from "../../run/inject.ts";
import { portFinder } from "../../run/ports.ts";
import { Processes } from "../../run/processes.ts";
import { fakeJournal, type FakeJournal } from "../support/fake-journal.ts";
import { fakeLinks } from "../support/fake-world.ts";
import { hooksIn } from "../support/hooks-in.ts";
import { isAlive } from "../support/is-alive.ts";

let folder: string;
let exits: string[];
let processes: Processes;
let journal: FakeJournal;
const find = portFinder();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-processes-"));
  exits = [];
  journal = fakeJournal();
  processes = new Processes(
    (process, how, lastWords) => exits.push(`${process}: ${how}: ${lastWords}`),
    journal,
  );
});
afterEach(async () => {
  await processes.stopAll();
  rmSync(folder, { recursive: true, force: true });
});

/** A server on its port that writes down its process id and says a few words. */
const SERVER = `
  import { createServer } from "node:http";
  import { appendFileSync } from "node:fs";
  appendFileSync("pids", process.pid + "\\n");
  createServer((_, response) => response.end()).listen(Number(process.env.PORT), "127.0.0.1");
`;

/** A server that ends at the first request. */
const LEAVING = `
  import { createServer } from "node:http";
  createServer(() => console.log("bye") || process.exit(4)).listen(Number(process.env.PORT), "127.0.0.1");
`;

async function aServer(name: string, overrides: Partial<PlannedProcess> = {}): Promise<PlannedProcess> {
  const port = await find();
  writeFileSync(join(folder, "server.mjs"), SERVER);
  return {
    name,
    command: "node server.mjs",
    cwd: folder,
    ready: `tcp://127.0.0.1:${port}`,
    readyWithin: seconds(20),
    nice: 5,
    ...overrides,
    env: { PORT: String(port), ...overrides.env },
  };
}

const start = async (planned: PlannedProcess): Promise<void> =>
  await processes.start(planned, new AbortController().signal);

const pidsIn = (name: string): readonly number[] =>
  readFileSync(join(folder, name), "utf8").trim().split("\n").map(Number);

const anInjection = (): Injection =>
  new Injection({ links: fakeLinks(() => undefined), processes, hooks: hooksIn(journal) }, journal);

async function until(what: string, holds: () => boolean, withinMs = 20_000): Promise<void> {
  for (const deadline = performance.now() + withinMs; !holds(); await delay(20)) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
  }
}

describe("starting a process", () => {
  it("waits until it is ready, gives it its environment, and knows that it runs", async () => {
    await start(await aServer("gotv"));
    expect(processes.isRunning("gotv")).toBe(true);
    expect(isAlive(pidsIn("pids")[0] ?? 0)).toBe(true);
    expect(exits).toEqual([]);
  });

  it("asks over HTTP when that is what ready says", async () => {
    const planned = await aServer("gotv");
    await start({ ...planned, ready: planned.ready.replace("tcp", "http") });
    expect(processes.isRunning("gotv")).toBe(true);
  });

  it("takes an error for an answer that is not ready", async () => {
    const sick = createServer((_, response) => response.writeHead(503).end()).listen(0, "127.0.0.1");
    await once(sick, "listening");
    const address = sick.address();
    const ready = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
    const planned = await aServer("gotv", { command: "sleep 60", ready, readyWithin: millis(300) });
    await expect(start(planned)).rejects.toThrow(
      `"gotv" was not ready at "${ready}" within 300 ms: status 503`,
    );
    sick.close();
  });

  it("gives up on one that is never ready, and says where it was asked for", async () => {
    const planned = await aServer("gotv", { command: "sleep 60", readyWithin: millis(300) });
    await expect(start(planned)).rejects.toThrow(EnvironmentError);
  });

  it("tells the last words of one that dies at once", async () => {
    const planned = await aServer("gotv", { command: "sh -c 'echo port is taken >&2; exit 7'" });
    await expect(start(planned)).rejects.toThrow(
      expect.objectContaining({
        name: "EnvironmentError",
        message: '"gotv" ended before it was ready (exit code 7).',
        hint: "Its last words: port is taken",
      }),
    );
    expect(processes.isRunning("gotv")).toBe(false);
  });

  it("says how to try one that dies without a word", async () => {
    const planned = await aServer("gotv", { command: "false" });
    await expect(start(planned)).rejects.toThrow(
      expect.objectContaining({ hint: "Try its command by hand: false" }),
    );
  });

  it("ends when it is told to, and does not wait for what is never ready", async () => {
    const planned = await aServer("gotv", { command: "sleep 60" });
    const stop = new AbortController();
    const starting = processes.start(planned, stop.signal);
    stop.abort(new Error("Ctrl-C"));
    await expect(starting).rejects.toThrow("Ctrl-C");
  });
});

describe("a process that ends", () => {
  it("by itself is reported, with how and its last words", async () => {
    const planned = await aServer("gotv", { command: "node leaving.mjs" });
    writeFileSync(join(folder, "leaving.mjs"), LEAVING);
    await start(planned);
    await fetch(planned.ready.replace("tcp", "http")).catch(() => undefined);
    await until("it ended", () => exits.length > 0);
    expect(exits).toEqual(["gotv: exit code 4: bye"]);
  });

  it("by a fault of ours is reported too, as a signal", async () => {
    await start(await aServer("gotv"));
    await processes.kill("gotv");
    await until("it ended", () => exits.length > 0);
    expect(exits).toEqual(["gotv: signal SIGKILL: "]);
    expect(processes.isRunning("gotv")).toBe(false);
  });

  it("because we stop it is no news", async () => {
    await start(await aServer("gotv"));
    await processes.stopAll();
    expect(exits).toEqual([]);
    expect(isAlive(pidsIn("pids")[0] ?? 0)).toBe(false);
  });

  it("can be started again, under the same name and with the same environment", async () => {
    await start(await aServer("gotv"));
    await processes.kill("gotv");
    await until("it ended", () => exits.length > 0);
    await processes.restart("gotv", new AbortController().signal);
    expect(processes.isRunning("gotv")).toBe(true);
    expect(new Set(pidsIn("pids")).size).toBe(2);
  });
});

/** Ends its own child before itself, and writes down when. */
const tidy = (name: string): string =>
  `sh -c 'node server.mjs & child=$!; trap "kill $child; wait $child; echo 1 >> ${name}-ended; date +%s%N >> order-${name}; exit 0" TERM; wait'`;

describe("stopping", () => {
  it("ends the whole group, children of children too", async () => {
    const command = "sh -c 'sleep 300 & echo $! > child; exec node server.mjs'";
    await start(await aServer("gotv", { command }));
    await processes.stopAll();
    const [child = 0] = pidsIn("child");
    await until("the child ended", () => !isAlive(child));
    expect(isAlive(child)).toBe(false);
  });

  it("lets one that was paused go on first, so that it can end in good order", async () => {
    await start(await aServer("gotv", { command: tidy("gotv") }));
    processes.signal("gotv", "SIGSTOP");
    await processes.stopAll();
    expect(existsSync(join(folder, "gotv-ended"))).toBe(true);
  });

  it("goes from the last started to the first, and waits for each", async () => {
    for (const name of ["first", "second"]) await start(await aServer(name, { command: tidy(name) }));
    await processes.stopAll();
    expect(existsSync(join(folder, "first-ended"))).toBe(true);
    expect(pidsIn("order-second")[0]).toBeLessThan(pidsIn("order-first")[0] ?? 0);
  });

  it("twice, or of nothing, is no error", async () => {
    await start(await aServer("gotv"));
    await processes.stopAll();
    await processes.stopAll();
    expect(processes.isRunning("gotv")).toBe(false);
    processes.signal("nobody", "SIGTERM");
    await processes.restart("nobody", new AbortController().signal);
  });

  it("ends children of children that do not listen to SIGTERM", async () => {
    const command = "sh -c 'sh stubborn.sh & echo $! > child; exec node server.mjs'";
    writeFileSync(join(folder, "stubborn.sh"), 'trap "" TERM\nwhile true; do sleep 1; done\n');
    await start(await aServer("gotv", { command }));
    await processes.stopAll();
    const [child = 0] = pidsIn("child");
    try {
      await until("the child ended", () => !isAlive(child), 1000);
    } finally {
      if (isAlive(child)) process.kill(child, "SIGKILL");
    }
    expect(isAlive(child)).toBe(false);
  });
});

describe("healing a process", () => {
  it("starts one again that a fault has killed", async () => {
    await start(await aServer("gotv"));
    const injection = anInjection();
    await injection.apply([{ kind: "kill", process: "gotv" }], seconds(60));
    await until("it ended", () => exits.length > 0);
    await injection.heal();
    expect(processes.isRunning("gotv")).toBe(true);
  });

  it("starts one again that a fault has killed a moment ago", async () => {
    await start(await aServer("gotv"));
    const injection = anInjection();
    await injection.apply([{ kind: "kill", process: "gotv" }], seconds(60));
    await injection.heal();
    await delay(500);
    expect(processes.isRunning("gotv")).toBe(true);
  });

  it("leaves one dead that a fault has killed while nobody is to do anything, and starts it again behind that", async () => {
    await start(await aServer("gotv"));
    const injection = anInjection();
    const kill = { kind: "kill", process: "gotv" } as const;
    await injection.apply([kill], seconds(60));
    await injection.heal(isLasting);
    expect(processes.isRunning("gotv")).toBe(false);
    // On again: dead already.
    await injection.apply([kill], seconds(60));
    expect(exits).toHaveLength(1);
    await injection.heal();
    expect(processes.isRunning("gotv")).toBe(true);
    expect(pidsIn("pids")).toHaveLength(2);
  });

  it("lets one go on that a fault has paused", async () => {
    await start(await aServer("gotv"));
    const [pid = 0] = pidsIn("pids");
    const isPaused = () => /^State:\s+T/mu.test(readFileSync(`/proc/${pid}/status`, "utf8"));
    const injection = anInjection();
    await injection.apply([{ kind: "pause", process: "gotv" }], seconds(60));
    await until("it is paused", isPaused);
    await injection.heal();
    await until("it goes on", () => !isPaused());
    expect(processes.isRunning("gotv")).toBe(true);
  });
});

it("a folder that is not there is an error that explains itself", async () => {
  const planned = await aServer("gotv", { cwd: join(folder, "nowhere") });
  await expect(start(planned)).rejects.toThrow(EnvironmentError);
});
