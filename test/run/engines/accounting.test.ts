import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { histogramOf } from "../../../model/histogram.ts";
import { httpEngine } from "../../../run/engines/http/http-engine.ts";
import {
  aCall,
  aClock,
  every,
  outcomesOf,
  sendCalls,
  sum,
  sumsOf,
  type CallsToSend,
  type SentCalls,
} from "./send-calls.ts";
import { answer, startServer, type OnRequest, type TestServer } from "./servers.ts";

const mix = [aCall("next"), aCall("contact", { method: "POST", write: true }), aCall("board")];

/** By the number of the call, so that every run meets the same mixture. */
const tricks: readonly OnRequest[] = [
  (socket) => socket.write(answer()),
  (socket) => socket.write(answer("made", 201)),
  (socket) => socket.write(answer("no", 503)),
  (socket) => socket.resetAndDestroy(),
  (socket) => socket.end(),
  (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"),
  (socket) => socket.write("what?\r\n"),
  () => undefined,
];
const OUTCOMES = ["200", "201", "503", "reset", "closed", "cut-short", "garbage", "timeout"];

const meanTarget: OnRequest = (socket, request) => {
  const seq = Number(request.path.split("/").at(-1));
  const trick = tricks[seq % tricks.length];
  setTimeout(() => trick?.(socket, request), (seq * 7) % 40);
};

let server: TestServer;

beforeEach(async () => {
  server = await startServer(meanTarget);
});
afterEach(async () => await server.close());

/** Nobody waits a minute here: time is pushed forward once all but the silent calls are settled. */
const TIMEOUT = 60_000;

async function sendAll(count: number, change: Partial<CallsToSend> = {}): Promise<SentCalls> {
  const clock = aClock();
  const silent = count / tricks.length;
  return await sendCalls(httpEngine, {
    port: server.port,
    due: every(1, count),
    timeout: TIMEOUT,
    ...change,
    onSettled: (settled) => {
      if (settled === count - silent) clock.skip(TIMEOUT);
    },
    world: { now: clock.now, ...change.world },
  });
}

describe("the account of all calls under a mean target", () => {
  it("balances in total, by row, by outcome and by write", async () => {
    const count = 1600;
    let taken = 0;
    const sent = await sendAll(count, {
      mix,
      request: (seq) => ({ call: seq % 3, ...(seq % 3 === 1 ? { body: `{"seq":${seq}}` } : {}) }),
      world: {
        phaseAt: (at) => (at < 700 ? "day" : at < 1100 ? "database/during" : "database/after"),
        healedBetween: (from, to) => from <= 1100 && to >= 1100,
        taken: (_, __, calls) => (taken += calls),
      },
    });
    const { totals } = sent;
    expect(taken).toBe(count);
    expect(totals).toEqual({ planned: count, sent: count, answered: 600, failed: 1000, dropped: 0 });
    expect(sumsOf(sent)).toEqual(totals);
    expect(outcomesOf(sent)).toEqual(Object.fromEntries(OUTCOMES.map((name) => [name, 200])));

    const writes = Array.from({ length: count }, (_, seq) => seq).filter((seq) => seq % 3 === 1);
    const expected = writes.map((seq) => [seq, seq % 8 < 2 ? "acknowledged" : "in-doubt"]);
    expect([...sent.writes].sort(([a], [b]) => a - b)).toEqual(expected);
  });

  it("puts every call into the second and phase in which it was due", async () => {
    const sent = await sendAll(1600, {
      world: { phaseAt: (at) => (at < 504 ? "day" : at < 3000 ? "database/during" : "database/after") },
    });
    const sentIn = (second: number, phase: string): number =>
      sum(
        sent.rows.filter((row) => row.second === second && row.phase === phase),
        (row) => row.sent,
      );
    expect([sentIn(0, "day"), sentIn(0, "database/during"), sentIn(1, "database/during")]).toEqual([
      504, 496, 600,
    ]);
    expect(sent.lateness.map(({ second, planned }) => [second, planned])).toEqual([
      [0, 1000],
      [1, 600],
    ]);
    const timeouts = sent.rows.filter((row) => row.causes.timeout !== undefined);
    expect(timeouts.every((row) => row.class === "across")).toBe(true);
    expect(sum(timeouts, (row) => row.causes.timeout ?? 0)).toBe(200);
  });

  it("keeps latencies of answers and of failures apart, and shows none from due below the one from sent", async () => {
    const sent = await sendAll(400);
    const counts = sent.rows.map((row) => [
      histogramOf([row.fromDue]).count,
      histogramOf([row.toFailure]).count,
    ]);
    expect(sum(counts, ([answers = 0]) => answers)).toBe(sent.totals.answered);
    expect(sum(counts, ([, failures = 0]) => failures)).toBe(sent.totals.failed);
    const fromDue = histogramOf(sent.rows.map((row) => row.fromDue));
    const fromSend = histogramOf(sent.rows.map((row) => row.fromSend));
    const isBelow = [0.1, 0.5, 0.9, 1].map((share) => fromDue.percentile(share) < fromSend.percentile(share));
    expect(isBelow).toEqual([false, false, false, false]);
  });

  it("calls what our own healing cut healed-away, but neither timeouts nor answers", async () => {
    const sent = await sendAll(160, { world: { healedBetween: () => true } });
    const healed = sent.rows.filter((row) => row.class === "healed-away");
    expect(outcomesOf({ ...sent, rows: healed })).toEqual({ reset: 20, closed: 20, "cut-short": 20 });
  });

  it("shows the figures of each full second", async () => {
    const sent = await sendAll(1200, { due: every(2, 1200) });
    expect(sent.glances.length).toBeGreaterThanOrEqual(2);
    const [first, second] = sent.glances;
    expect(first?.sent).toBeGreaterThan(0);
    expect(second?.sent).toBeGreaterThan(first?.sent ?? 0);
    expect(sent.glances.every((glance) => glance.inFlight >= 0 && glance.inFlight <= 1200)).toBe(true);
  });

  it("ends at once when nothing is due", async () => {
    const sent = await sendCalls(httpEngine, { port: server.port, due: [] });
    expect(sent.totals).toEqual({ planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0 });
    expect(sent.rows).toEqual([]);
  });

  it("gives up with the error, and closes its connections, when a request cannot be written", async () => {
    const run = sendCalls(httpEngine, {
      port: server.port,
      due: every(1, 60),
      request: (seq) => (seq === 30 ? { headers: { A: "b\r\nc" } } : {}),
    });
    await expect(run).rejects.toThrow("line break");
    await expect.poll(() => server.sockets.size).toBe(0);
  });

  it("stops in the middle of the plan, and counts only what was due until then", async () => {
    const abort = new AbortController();
    const { now } = aClock();
    let stoppedAt = 0;
    const sent = await sendCalls(httpEngine, {
      port: server.port,
      due: every(1, 100_000),
      request: (seq) => ({ path: `/${seq * tricks.length}` }),
      world: { now, signal: abort.signal },
      onSettled: (count) => {
        if (count !== 100) return;
        abort.abort();
        stoppedAt = now();
      },
    });
    expect(sent.totals.planned).toBeGreaterThanOrEqual(100);
    expect(sent.totals.planned).toBeLessThanOrEqual(Math.floor(stoppedAt) + 1);
    expect(sent.totals).toMatchObject({
      sent: sent.totals.planned,
      answered: sent.totals.planned,
      dropped: 0,
    });
    expect(sumsOf(sent)).toEqual(sent.totals);
  });
});
