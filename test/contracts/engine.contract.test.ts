import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { engines } from "../../run/engines/index.ts";
import { histogramOf } from "../../model/histogram.ts";
import { aCall, every, outcomesOf, sendCalls, sumsOf } from "../run/engines/send-calls.ts";
import { need } from "../support/needs.ts";
import { answer, closedPort, startServer, type OnRequest, type TestServer } from "../run/engines/servers.ts";

let server: TestServer | undefined;

afterEach(async () => await server?.close());

const start = async (onRequest: OnRequest): Promise<number> => {
  server = await startServer(onRequest);
  return server.port;
};

/** Keeps this process, and so an engine that lives in it, from doing anything. */
function holdUp(milliseconds: number): void {
  for (const until = performance.now() + milliseconds; performance.now() < until;);
}

/** The same for an engine that lives in a process of its own. */
function holdUpProcess(name: string, milliseconds: number): void {
  const pid = Number(execFileSync("pgrep", ["-P", String(process.pid), "-x", name], { encoding: "utf8" }));
  process.kill(pid, "SIGSTOP");
  setTimeout(() => process.kill(pid, "SIGCONT"), milliseconds);
}

const missing = (await need("k6")) === undefined ? ["k6"] : [];
const runnable = engines.entries.filter(({ name }) => !missing.includes(name));

describe.each(runnable)("the engine $name", (engine) => {
  it("does not let a slow target slow the crowd down", async () => {
    const count = 120;
    const held: (() => void)[] = [];
    // Nobody gets an answer before everybody has asked: an engine that waits for answers never gets there.
    const port = await start((socket) => {
      held.push(() => socket.write(answer()));
      if (held.length === count) for (const release of held) release();
    });
    const sent = await sendCalls(engine, { port, due: every(2, count), timeout: 5_000 });
    expect(outcomesOf(sent)).toEqual({ 200: count });
  });

  it("sends nothing before it is due", async () => {
    let now: (() => number) | undefined;
    const early: string[] = [];
    const due = every(15, 20, 100);
    const port = await start((socket, { path }) => {
      const seq = Number(path.split("/").at(-1));
      if (now === undefined || now() < (due[seq] ?? 0)) early.push(path);
      socket.write(answer());
    });
    const sent = await sendCalls(engine, {
      port,
      due,
      onReady: (clock) => {
        now = clock;
      },
    });
    expect(sent.totals.sent).toBe(20);
    expect(early).toEqual([]);
  });

  it("sends all that became due while it was held up, and says how late it was", async () => {
    const port = await start((socket) => socket.write(answer()));
    const hold = (): void => (engine.name === "http" ? holdUp(80) : holdUpProcess(engine.name, 80));
    const sent = await sendCalls(engine, {
      port,
      due: every(1, 300),
      onReady: (now) => setTimeout(hold, 50 - now()),
    });
    expect(sent.totals).toMatchObject({ planned: 300, sent: 300, answered: 300, dropped: 0 });
    expect(histogramOf(sent.lateness.map((row) => row.lateness)).percentile(1)).toBeGreaterThan(40);
  });

  it("does not blame the target for its own pauses: an answer that lies ready is no timeout", async () => {
    const port = await start((socket) => {
      socket.write(answer());
      // The answer is on its way, and now nobody reads it for longer than a call may take.
      holdUp(1100);
    });
    const sent = await sendCalls(engine, { port, due: [0], timeout: 1000 });
    expect(outcomesOf(sent)).toEqual({ 200: 1 });
  });

  it("counts latency from the due time, so that a late start is not forgiven", async () => {
    const port = await start((socket) => {
      setTimeout(() => socket.write(answer()), 30);
    });
    const sent = await sendCalls(engine, { port, due: every(5, 10) });
    expect(histogramOf(sent.rows.map((row) => row.fromDue)).percentile(0.01)).toBeGreaterThanOrEqual(29);
  });

  it("accounts for every call: planned = sent + dropped, sent = answered + failed", async () => {
    const port = await start((socket, { path }) => {
      const seq = Number(path.split("/").at(-1));
      if (seq % 4 === 0) socket.resetAndDestroy();
      else if (seq % 4 === 1) socket.end("nonsense\r\n");
      else if (seq % 4 === 2) socket.write(answer("no", 500));
    });
    const sent = await sendCalls(engine, { port, due: every(1, 200), timeout: 200 });
    const { planned, answered, failed, dropped } = sent.totals;
    expect([planned, sent.totals.sent + dropped, answered + failed]).toEqual([200, 200, sent.totals.sent]);
    expect(sumsOf(sent)).toEqual(sent.totals);
    expect(sent.settled).toHaveLength(sent.totals.sent);
  });

  it("settles every call when nobody listens", async () => {
    const sent = await sendCalls(engine, { port: await closedPort(), due: every(1, 100) });
    expect(outcomesOf(sent)).toEqual({ refused: 100 });
  });

  it("says exactly which writes were acknowledged", async () => {
    const port = await start((socket, { path }) => {
      const seq = Number(path.split("/").at(-1));
      if (seq % 3 === 0) socket.write(answer("made", 201));
      else if (seq % 3 === 1) socket.write(answer("full", 503));
      else socket.resetAndDestroy();
    });
    const mix = [aCall("contact", { method: "POST", write: true })];
    const sent = await sendCalls(engine, { port, due: every(2, 60), mix });
    const acknowledged = [...sent.writes].filter(([, saw]) => saw === "acknowledged").map(([seq]) => seq);
    expect(acknowledged.sort((a, b) => a - b)).toEqual(every(3, 20));
    expect(sent.writes.size).toBe(60);
  });

  it("sends nothing when it is told to stop before the start", async () => {
    const port = await start((socket) => socket.write(answer()));
    const world = { signal: AbortSignal.abort() };
    const sent = await sendCalls(engine, { port, due: every(1, 50, 500), world });
    expect(sent.totals).toEqual({ planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0 });
  });
});
