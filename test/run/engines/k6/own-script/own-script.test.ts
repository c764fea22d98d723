import { describe, expect, it } from "vitest";
import type { CallRow, FailureCause } from "../../../../../model/record.ts";
import { millis } from "../../../../../model/units.ts";
import { need } from "../../../../support/needs.ts";
import { answer } from "../../servers.ts";
import { leftBehind, play, steadily } from "./rig.ts";

const k6 = await need("k6");

const sentOf = (rows: readonly CallRow[], call: string): number =>
  rows.filter((row) => row.call === call).reduce((sum, { sent }) => sum + sent, 0);
const goodOf = (rows: readonly CallRow[], call: string): number =>
  rows.filter((row) => row.call === call).reduce((sum, { good }) => sum + good, 0);

function causesOf(rows: readonly CallRow[], call: string): Partial<Record<FailureCause, number>> {
  const total: Partial<Record<string, number>> = {};
  for (const row of rows.filter((one) => one.call === call)) {
    for (const [cause, count] of Object.entries(row.causes)) total[cause] = (total[cause] ?? 0) + count;
  }
  return total;
}

describe.skipIf(k6 === undefined)("a k6 script of the user's own", () => {
  it("is run as it is: its calls by name, its checks, and what is good, until the day is over", async () => {
    const script = steadily(`
      const list = http.get(target + "/list", { tags: { name: "list" } });
      check(list, { "list is there": ({ status }) => status === 200, "list is a book": () => false });
      http.get(target + "/plain?x=1");
    `);
    const { totals, rows, checks, lateness, settled, troubles } = await play({
      script,
      promise: { goods: [{ calls: "list", good: { status: "404", within: millis(500) } }] },
    });
    expect(troubles).toEqual([]);
    const calls = sentOf(rows, "list");
    expect(calls).toBeGreaterThan(20);
    expect(rows.every(({ call }) => call === "list" || call === "/plain?x=1")).toBe(true);
    expect(goodOf(rows, "list")).toBe(0);
    expect(goodOf(rows, "/plain?x=1")).toBe(sentOf(rows, "/plain?x=1"));
    const sent = calls + sentOf(rows, "/plain?x=1");
    expect(totals).toEqual({ planned: sent, sent, answered: sent, failed: 0, dropped: 0 });
    expect(settled).toHaveLength(sent);
    const made = (check: string, result: "passed" | "failed"): number =>
      checks.filter((row) => row.check === check).reduce((sum, row) => sum + row[result], 0);
    expect(made("list is there", "passed")).toBeGreaterThan(20);
    expect(made("list is there", "failed")).toBe(0);
    expect(made("list is a book", "failed")).toBe(made("list is there", "passed"));
    expect(lateness.reduce((sum, row) => sum + row.sent, 0)).toBe(sent);
    expect(lateness.map(({ second }) => second)).toEqual(lateness.map((_, index) => index));
  }, 20_000);

  it("counts calls without an answer by their cause", async () => {
    const script = steadily(`
      http.get(target + "/reset", { tags: { name: "reset" } });
      http.get(target + "/late", { tags: { name: "late" }, timeout: "100ms" });
      http.get(target + "/half", { tags: { name: "half" } });
      http.get(target + "/busy", { tags: { name: "busy" } });
    `);
    const { totals, rows } = await play({
      script,
      onRequest: (socket, { path }) => {
        if (path === "/reset") socket.resetAndDestroy();
        else if (path === "/half") socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf");
        else if (path === "/busy") socket.write(answer("busy", 503));
      },
    });
    expect(Object.keys(causesOf(rows, "reset"))).toEqual(["reset"]);
    expect(Object.keys(causesOf(rows, "late"))).toEqual(["timeout"]);
    expect(Object.keys(causesOf(rows, "half"))).toEqual(["cut-short"]);
    const busy = rows.filter(({ call }) => call === "busy");
    expect([...new Set(busy.flatMap(({ statuses }) => Object.keys(statuses)))]).toEqual(["503"]);
    expect(goodOf(rows, "busy")).toBe(0);
    expect(totals.answered + totals.failed).toBe(totals.sent);
  }, 20_000);

  it("counts a call for the phase in which it began, and those near an edge apart", async () => {
    const { rows } = await play({
      script: steadily(`http.get(target + "/", { tags: { name: "list" } });`),
      world: { phaseAt: (at) => (at < 1300 ? "day" : "slow/during") },
    });
    const seconds = (phase: string, kind: CallRow["class"]): readonly number[] =>
      rows.filter((row) => row.phase === phase && row.class === kind).map(({ second }) => second);
    expect(seconds("day", "within").length).toBeGreaterThan(0);
    expect(seconds("slow/during", "within").length).toBeGreaterThan(0);
    expect(Math.max(...seconds("day", "within"))).toBeLessThanOrEqual(1);
    expect(Math.min(...seconds("slow/during", "within"))).toBeGreaterThanOrEqual(1);
    const across = rows.filter((row) => row.class === "across");
    expect(across.reduce((sum, { sent }) => sum + sent, 0)).toBeGreaterThan(0);
  }, 20_000);

  it("does not count what setup() and teardown() ask for", async () => {
    const script = `${steadily(`http.get(target + "/", { tags: { name: "list" } });`)}
      export function setup() { http.get(target + "/login"); }
      export function teardown() { http.get(target + "/logout"); }
    `;
    const { rows, troubles } = await play({ script });
    expect([...new Set(rows.map(({ call }) => call))]).toEqual(["list"]);
    expect(troubles).toEqual([]);
  }, 20_000);

  it("reaches no other machine, and says so", async () => {
    const script = steadily(`
      http.get(target + "/", { tags: { name: "list" } });
      http.get("http://192.0.2.1/", { tags: { name: "far" }, timeout: "200ms" });
    `);
    const { rows, troubles } = await play({ script });
    expect([...new Set(rows.map(({ call }) => call))]).toEqual(["list"]);
    expect(troubles).toContainEqual(
      expect.stringMatching(/^\d+ requests of the script to other machines were not let through/u),
    );
  }, 20_000);

  it("keeps its thresholds, which are told and decide nothing", async () => {
    const script = steadily(`http.get(target + "/", { tags: { name: "list" } });`, {
      more: `thresholds: { "http_req_duration{name:list}": ["p(95)<0.000001"], http_reqs: ["count>1"] },`,
    });
    const { troubles } = await play({ script });
    expect(troubles).toEqual([
      "A threshold of the script was crossed, which decides nothing here: http_req_duration{name:list} p(95)<0.000001",
    ]);
  }, 20_000);

  it("is told which names and checks of the objectives it never used", async () => {
    const script = steadily(`
      check(http.get(target + "/", { tags: { name: "list" } }), { "is there": () => true });
    `);
    const good = { status: "2xx", within: millis(500) };
    const { troubles } = await play({
      script,
      promise: {
        goods: [
          { calls: "lst", good },
          { calls: "list", good },
        ],
        checks: ["is a goat"],
      },
    });
    expect(troubles).toEqual([
      'An objective is about the name "lst", which the script never used. Did you mean "list"?',
      'An objective is about the check "is a goat", which the script never used. It used: "is there".',
    ]);
  }, 20_000);

  it("says how many iterations it left out for want of users, which are not planned calls that were sent", async () => {
    const script = steadily(`http.get(target + "/", { tags: { name: "list" } });`, { rate: 200, users: 20 });
    const { totals, troubles } = await play({
      script,
      onRequest: (socket) => void setTimeout(() => socket.writable && socket.write(answer()), 400),
    });
    expect(totals.dropped).toBeGreaterThan(0);
    expect(totals.planned).toBe(totals.sent + totals.dropped);
    expect(troubles[0]).toBe(
      `The script left out ${totals.dropped} iterations, because it had no user free for them: give it more (maxVUs).`,
    );
  }, 20_000);

  it("ends at once when the run is stopped, and accounts for what it had sent", async () => {
    const stop = new AbortController();
    const { totals, rows, troubles } = await play({
      script: steadily(`http.get(target + "/", { tags: { name: "list" } });`),
      replayIn: 60_000,
      until: 50_000,
      world: { signal: stop.signal, settled: () => stop.abort(new Error("stopped by a person")) },
    });
    expect(totals.sent).toBeGreaterThan(0);
    expect(sentOf(rows, "list")).toBe(totals.sent);
    expect(troubles).toEqual([]);
    expect(leftBehind()).toEqual([]);
  }, 20_000);

  it("folds names beyond what a report can show", async () => {
    const script = steadily(`
      for (let index = 0; index < 4; index += 1) http.get(target + "/voters/" + Math.random());
    `);
    const { rows, troubles } = await play({ script, replayIn: 3000 });
    expect(new Set(rows.map(({ call }) => call)).size).toBe(201);
    expect(sentOf(rows, "other names")).toBeGreaterThan(0);
    expect(troubles).toEqual([expect.stringContaining("more than 200 names")]);
  }, 20_000);
});
