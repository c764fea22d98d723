import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { k6Engine } from "../../../../../run/engines/k6/k6-engine.ts";
import { need } from "../../../../support/needs.ts";
import { aCall, every, outcomesOf, sendCalls, sum, sumsOf } from "../../send-calls.ts";
import { answer, startServer, type OnRequest, type TestServer } from "../../servers.ts";

const NOTHING = { planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0 };

let server: TestServer;
let scratch: string;

const pids = (): string =>
  execFileSync("sh", ["-c", `pgrep -P ${process.pid} -x k6 || true`], { encoding: "utf8" }).trim();

const start = async (onRequest: OnRequest): Promise<number> => {
  server = await startServer(onRequest);
  return server.port;
};

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "gameday-test-"));
  vi.stubEnv("TMPDIR", scratch);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  const left = [...(await readdir(scratch)), pids()].filter((name) => name !== "");
  await rm(scratch, { recursive: true });
  // Whatever became of the calls, nothing of k6 stays behind.
  if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
});

describe.skipIf((await need("k6")) === undefined)("the engine k6", () => {
  it("puts every call into the second and phase in which it was due", async () => {
    const port = await start((socket) => socket.write(answer()));
    const sent = await sendCalls(k6Engine, {
      port,
      due: every(5, 400),
      world: { phaseAt: (at) => (at < 500 ? "day" : "database/during") },
    });
    const sentIn = (second: number, phase: string): number =>
      sum(
        sent.rows.filter((row) => row.second === second && row.phase === phase),
        (row) => row.sent,
      );
    expect([sentIn(0, "day"), sentIn(0, "database/during"), sentIn(1, "database/during")]).toEqual([
      100, 100, 200,
    ]);
    expect(sent.lateness.map(({ second, planned, dropped }) => [second, planned, dropped])).toEqual([
      [0, 200, 0],
      [1, 200, 0],
    ]);
    expect(sent.troubles).toEqual([]);
  });

  it("sends each request as the plan has it: method, path, headers, body", async () => {
    const seen: string[] = [];
    const port = await start((socket, { text }) => {
      seen.push(text);
      socket.write(answer());
    });
    const mix = [
      aCall("contact", {
        method: "POST",
        path: "/ünd so weiter",
        headers: { "X-Voter": "${seq}" },
        body: '{"voter":${seq}}',
        write: true,
      }),
    ];
    await sendCalls(k6Engine, { port, due: [0], mix });
    const [head = "", body] = (seen[0] ?? "").split("\r\n\r\n");
    expect(head.split("\r\n").sort()).toEqual([
      "Content-Length: 11",
      `Host: 127.0.0.1:${port}`,
      "Idempotency-Key: test-0",
      "POST /%C3%BCnd%20so%20weiter/0 HTTP/1.1",
      "X-Voter: 0",
    ]);
    expect(body).toBe('{"voter":0}');
  });

  it("stops in the middle of the plan, and what it cut off has failed", async () => {
    const port = await start((socket, { path }) => {
      if (Number(path.split("/").at(-1)) % 2 === 0) socket.write(answer());
    });
    const stop = new AbortController();
    const sent = await sendCalls(k6Engine, {
      port,
      due: every(5, 20_000),
      world: { signal: stop.signal },
      onReady: (now) => setTimeout(() => stop.abort(), 1500 - now()),
    });
    const { totals } = sent;
    expect(totals.planned).toBeGreaterThanOrEqual(totals.sent);
    expect(totals.planned).toBeLessThan(2000);
    expect(totals.sent).toBe(totals.answered + totals.failed);
    expect(outcomesOf(sent)["closed"]).toBeGreaterThan(0);
    expect(sumsOf(sent)).toEqual(totals);
  });

  it("that is killed is no result: what it reported is kept, and the run fails with the reason", async () => {
    const port = await start((socket) => socket.write(answer()));
    const rows: number[] = [];
    const sending = sendCalls(k6Engine, {
      port,
      due: every(5, 4000),
      onReady: (now) => setTimeout(() => process.kill(Number(pids()), "SIGKILL"), 2500 - now()),
      world: { row: (row) => rows.push(row.sent) },
    });
    await expect(sending).rejects.toThrow(/The load engine ended in the middle of the day: k6 .*kill/iu);
    expect(sum(rows, (sent) => sent)).toBeGreaterThan(0);
  });

  it.each([
    ["forward", 3_600_000],
    ["back", -2000],
  ])("is no result when the clock is set %s meanwhile, and says so", async (direction, step) => {
    const port = await start((socket) => socket.write(answer()));
    const real = Date.now.bind(Date);
    let isSet = false;
    const clock = vi.spyOn(Date, "now").mockImplementation(() => real() + (isSet ? step : 0));
    const sending = sendCalls(k6Engine, {
      port,
      due: every(20, 200),
      world: { glance: () => (isSet = true) },
    });
    await expect(sending).rejects.toThrow(
      new RegExp(`clock of this machine was set ${direction} by \\d+ ms`, "u"),
    );
    clock.mockRestore();
  });

  it("sends nothing to any machine but this one", async () => {
    await start(() => undefined);
    const target = { host: "192.0.2.1", port: 80 };
    const job = { traffic: { mix: [] }, due: [], request: () => undefined, run: "test" };
    const preparing = k6Engine.prepare(job as never, { target, signal: new AbortController().signal });
    await expect(preparing).rejects.toThrow('"192.0.2.1"');
  });

  it("ends at once when nothing is due", async () => {
    const port = await start(() => undefined);
    const sent = await sendCalls(k6Engine, { port, due: [] });
    expect([sent.totals, sent.rows]).toEqual([NOTHING, []]);
  });
});
