import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Step, StepAction } from "../../model/plan.ts";
import { millis, seconds } from "../../model/units.ts";
import { runCommand } from "../../run/run-command.ts";
import { actionText } from "../../model/action-text.ts";
import { doStep, undoStep } from "../../run/steps.ts";
import { aStep } from "../support/a-plan.ts";
import { isAlive } from "../support/is-alive.ts";

let folder: string;
let server: Server | undefined;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "gameday-steps-")));
});
afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const command = (text: string, overrides: Partial<Step> = {}): Step =>
  aStep({ action: { kind: "run", command: text }, ...overrides });

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/switch`;
}

const post = (url: string, overrides: Partial<Extract<StepAction, { kind: "http" }>> = {}): StepAction => ({
  kind: "http",
  method: "POST",
  url,
  ...overrides,
});

describe("a step that runs a command", () => {
  it("is done when the command succeeds, and keeps what it said", async () => {
    expect(await doStep(command("echo on; echo careful >&2"), folder)).toEqual({
      title: "Turn it on",
      kind: "do",
      command: "echo on; echo careful >&2",
      output: "on\ncareful",
      ok: true,
      tookMs: expect.any(Number),
    });
  });

  it("is not done when the command fails, and keeps what it said all the same", async () => {
    expect(await doStep(command("echo no such switch >&2; exit 3"), folder)).toMatchObject({
      ok: false,
      output: "no such switch",
    });
  });

  it("is not done when there is no such command", async () => {
    expect(await doStep(command("no-such-command-anywhere"), folder)).toMatchObject({ ok: false });
  });

  it("runs in the folder of the scenario, in a shell: pipes, quotes and variables work", async () => {
    const done = await doStep(command(`pwd; A="two  words"; echo "$A" | tr a-z A-Z; echo '$A'`), folder);
    expect(done.output).toBe(`${folder}\nTWO  WORDS\n$A`);
  });

  it("keeps at most 2,000 characters of what it said", async () => {
    const done = await doStep(command("yes | head -c 100000"), folder);
    expect([done.ok, done.output.length, done.output.at(-1)]).toEqual([true, 2001, "…"]);
  });

  it("whose folder is gone is not done, does not throw, and says why", async () => {
    const done = await doStep(command("true"), join(folder, "gone"));
    expect(done).toMatchObject({
      ok: false,
      output: `the command cannot run in "${join(folder, "gone")}": spawn /bin/sh ENOENT`,
    });
  });

  it("is done when its shell ends, though it leaves something running that keeps the output open", async () => {
    const done = await doStep(command("sleep 30 & echo $! > child; echo started"), folder);
    process.kill(Number(readFileSync(join(folder, "child"), "utf8")), "SIGKILL");
    expect(done).toMatchObject({ ok: true, output: "started" });
    expect(done.tookMs).toBeLessThan(15_000);
  });

  it("is cut off with all that it started by a stop, and says so", async () => {
    const stop = new AbortController();
    const doing = doStep(command("sleep 300 & echo $! > child; sleep 300"), folder, stop.signal);
    await expect.poll(() => existsSync(join(folder, "child"))).toBe(true);
    await expect.poll(() => readFileSync(join(folder, "child"), "utf8")).not.toBe("");
    stop.abort(new Error("Ctrl-C"));
    expect(await doing).toMatchObject({ ok: false, output: "cut off by a stop" });
    const child = Number(readFileSync(join(folder, "child"), "utf8"));
    await expect.poll(() => isAlive(child)).toBe(false);
  });

  it("is cut off with all that it started at the end of its time, and keeps what it said", async () => {
    const bounds = { cwd: folder, withinMs: 200 };
    const answer = await runCommand("sleep 300 & echo $! > child; echo begun; sleep 300", bounds);
    expect(answer).toEqual({
      ok: false,
      output: "begun\ncut off after 200 ms",
      stdout: "begun\n",
      wasCut: true,
    });
    const child = Number(readFileSync(join(folder, "child"), "utf8"));
    await expect.poll(() => isAlive(child)).toBe(false);
  });

  it("is not begun again behind a stop", async () => {
    const step = command("echo x >> tries; exit 1", { within: seconds(20) });
    await doStep(step, folder, AbortSignal.abort());
    expect(
      existsSync(join(folder, "tries")) ? readFileSync(join(folder, "tries"), "utf8") : "",
    ).not.toContain("x\nx");
  });
});

describe("a step that sends a request", () => {
  it("is done by a 2xx, with its method, its body as JSON, and the answer kept", async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      request.setEncoding("utf8").on("data", (body: string) => {
        seen.push(`${request.method} ${request.url} ${request.headers["content-type"]} ${body}`);
        response.writeHead(202).end("queue-writes");
      });
    });
    const done = await doStep(aStep({ action: post(url, { body: '{"on":true}' }) }), folder);
    expect(seen).toEqual(['POST /switch application/json {"on":true}']);
    expect(done).toMatchObject({ ok: true, output: "202 queue-writes", command: `POST ${url} {"on":true}` });
  });

  it.each([302, 404, 503])("is not done by a %i", async (status) => {
    const url = await serve((_, response) => response.writeHead(status, { location: "/" }).end("no"));
    expect(await doStep(aStep({ action: post(url) }), folder)).toMatchObject({
      ok: false,
      output: `${status} no`,
    });
  });

  it("is not done when nobody listens, and says so", async () => {
    const url = await serve(() => undefined);
    server?.close();
    const done = await doStep(aStep({ action: post(url) }), folder);
    expect(done).toMatchObject({ ok: false, output: expect.stringContaining("ECONNREFUSED") });
  });
});

describe("the output that is expected", () => {
  it("must be contained in what was said", async () => {
    expect((await doStep(command("echo state: queue-writes", { expect: "queue-writes" }), folder)).ok).toBe(
      true,
    );
    expect((await doStep(command("echo state: full", { expect: "queue-writes" }), folder)).ok).toBe(false);
  });

  it("does not make up for a command that fails", async () => {
    expect((await doStep(command("echo on; exit 1", { expect: "on" }), folder)).ok).toBe(false);
  });

  it("is waited for, by doing the step again, when it has time", async () => {
    const growing = command("echo x >> tries; wc -l < tries", { expect: "3", within: seconds(20) });
    expect(await doStep(growing, folder)).toMatchObject({ ok: true, output: "3" });
    expect(readFileSync(join(folder, "tries"), "utf8")).toBe("x\nx\nx\n");
  });

  it("is not waited for without such a time", async () => {
    await doStep(command("echo x >> tries; exit 1"), folder);
    expect(readFileSync(join(folder, "tries"), "utf8")).toBe("x\n");
  });

  it("is waited for in vain until the time is up, and the last output is told", async () => {
    const never = command("echo x >> tries; echo off", { expect: "on", within: millis(300) });
    const done = await doStep(never, folder);
    expect(done).toMatchObject({ ok: false, output: "off" });
    expect(done.tookMs).toBeGreaterThanOrEqual(300);
    expect(readFileSync(join(folder, "tries"), "utf8").length).toBeGreaterThan(2);
  });
});

describe("taking a step back", () => {
  it("does its undo, once, whatever was expected of the step", async () => {
    const step = command("true", { expect: "on", undo: { kind: "run", command: "echo x >> undone" } });
    expect(await undoStep(step, folder)).toMatchObject({
      kind: "undo",
      ok: true,
      command: "echo x >> undone",
    });
    expect(readFileSync(join(folder, "undone"), "utf8")).toBe("x\n");
  });

  it("says when the undo failed", async () => {
    expect(
      await undoStep(command("true", { undo: { kind: "run", command: "exit 1" } }), folder),
    ).toMatchObject({
      ok: false,
    });
  });

  it("has nothing to do for a step without an undo", async () => {
    expect(await undoStep(command("true"), folder)).toBeUndefined();
  });
});

describe("an action as a person would type it", () => {
  it.each([
    [{ kind: "run", command: "systemctl restart gotv" } as const, "systemctl restart gotv"],
    [post("http://x/y"), "POST http://x/y"],
    [post("http://x/y", { body: "{}" }), "POST http://x/y {}"],
  ])("%o is %s", (action, text) => {
    expect(actionText(action)).toBe(text);
  });
});
