import { once } from "node:events";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readProbe } from "../../../run/probes/read-probe.ts";
import { fakeJournal } from "../../support/fake-journal.ts";
import { isAlive } from "../../support/is-alive.ts";

const ANSWERS: Readonly<Record<string, readonly [status: number, text: string]>> = {
  "/json": [200, '{"waiting": 20, "pool": {"state": "full\\n up", "free": 0, "none": null}, "list": [1, 2]}'],
  "/busy": [503, '{"waiting": 7}'],
  "/error": [503, "Service Unavailable"],
  "/text": [200, "  two\n  lines \n"],
  "/empty": [200, " \n"],
  "/long": [200, "x".repeat(1000)],
};

let server: Server;
let origin: string;
let folder: string;

beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    const answer = ANSWERS[url];
    if (answer !== undefined) response.writeHead(answer[0]).end(answer[1]);
    else if (url === "/half") response.writeHead(200).write("20");
    else if (url === "/closed") response.destroy();
    // Any other path never answers.
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "gameday-probe-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const doors = (signal = new AbortController().signal, journal = fakeJournal()) => ({
  cwd: folder,
  signal,
  journal,
});

const get = async (path: string, field?: string) =>
  readProbe({ kind: "get", url: `${origin}${path}`, ...(field === undefined ? {} : { field }) }, doors());

const run = async (command: string) => readProbe({ kind: "run", command }, doors());

const pidIn = (file: string): number => Number(readFileSync(join(folder, file), "utf8"));

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await delay(50);
  return !isAlive(pid);
}

describe("a request", () => {
  it.each([
    ["/json", "waiting", { value: "20" }],
    ["/json", "pool.free", { value: "0" }],
    ["/json", "pool.state", { value: "full up" }],
    ["/json", "pool.none", { value: "null" }],
    ["/json", "list.1", { value: "2" }],
    ["/json", "list", { value: "[1,2]" }],
    ["/json", "pool.lost", { failure: 'no field "pool.lost" in the answer' }],
    ["/json", "toString", { failure: 'no field "toString" in the answer' }],
    ["/text", "waiting", { failure: "the answer is not JSON" }],
    ["/busy", "waiting", { value: "7" }],
    ["/error", "waiting", { failure: "status 503" }],
  ])("of %s gives the field %s: %o", async (path, field, reading) => {
    expect(await get(path, field)).toEqual(reading);
  });

  it.each([
    ["/text", { value: "two lines" }],
    ["/empty", { failure: "an empty answer" }],
    ["/error", { failure: "status 503" }],
    ["/long", { value: `${"x".repeat(199)}…` }],
  ])("of %s gives its text on one line of at most 200 characters: %o", async (path, reading) => {
    expect(await get(path)).toEqual(reading);
  });

  it.each(["/never", "/half"])("of %s, which does not end, has no answer", async (path) => {
    expect(await get(path)).toEqual({ failure: "no answer" });
  });

  it("of /closed, which hangs up, says so", async () => {
    expect(await get("/closed")).toEqual({ failure: "connection closed" });
  });

  it("where nobody listens says so", async () => {
    const gone = createServer().listen(0, "127.0.0.1");
    await once(gone, "listening");
    const address = gone.address();
    gone.close();
    await once(gone, "close");
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
    const reading = await readProbe({ kind: "get", url }, doors());
    expect(reading).toEqual({ failure: "connection refused" });
  });
});

describe("a command", () => {
  it.each([
    ["printf '  20\\n'", { value: "20" }],
    ["echo seen; echo noise >&2", { value: "seen" }],
    ["echo 0; exit 1", { value: "0" }],
    ["true", { failure: "an empty answer" }],
    ["echo no such queue >&2; exit 3", { failure: "no such queue" }],
    ["exit 3", { failure: "it failed without a word" }],
    ["pwd", { value: expect.stringContaining("gameday-probe-") }],
  ])("%s reads %o", async (command, reading) => {
    expect(await run(command)).toEqual(reading);
  });

  it("that hangs is cut off with all that it started, and has no answer", async () => {
    expect(await run("sleep 600 & echo $! > child; echo 20; wait")).toEqual({ failure: "no answer" });
    expect(await isGone(pidIn("child"))).toBe(true);
  });

  it("that leaves something in the background is read, and what it left is ended", async () => {
    expect(await run("sleep 600 > /dev/null 2>&1 & echo $! > child; echo 20")).toEqual({ value: "20" });
    expect(await isGone(pidIn("child"))).toBe(true);
  });

  it("is in the journal before it begins, and out of it when it has ended", async () => {
    const journal = fakeJournal();
    const reading = readProbe({ kind: "run", command: "sleep 0.3; echo 20" }, doors(undefined, journal));
    await expect.poll(() => journal.open().map(({ what }) => what)).toEqual(["command: sleep 0.3; echo 20"]);
    expect(journal.open()[0]?.undo).toMatchObject({ kind: "end-process", name: "shell" });
    await reading;
    expect(journal.open()).toEqual([]);
  });

  it("is ended when its signal fires", async () => {
    const stop = new AbortController();
    const reading = readProbe(
      { kind: "run", command: "echo $$ > shell; exec sleep 600" },
      doors(stop.signal),
    );
    await expect.poll(() => Number.isInteger(tryPid()) && tryPid() > 0).toBe(true);
    stop.abort();
    await reading;
    expect(await isGone(pidIn("shell"))).toBe(true);
  });
});

function tryPid(): number {
  try {
    return pidIn("shell");
  } catch {
    return Number.NaN;
  }
}
