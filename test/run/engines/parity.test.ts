import { describe, expect, it } from "vitest";
import { showSmallDay } from "../../../cli/engine-parity.ts";
import { Histogram } from "../../../model/histogram.ts";
import { millis } from "../../../model/units.ts";
import { requests } from "../../../plan/requests.ts";
import { httpEngine } from "../../../run/engines/http/http-engine.ts";
import { createK6Engine } from "../../../run/engines/k6/k6-engine.ts";
import type { LoadEngine } from "../../../run/engines/load-engine.ts";
import { compareShowings, distanceMs, show, type Showing } from "../../../run/engines/parity.ts";
import { need } from "../../support/needs.ts";
import { aCall, aTraffic, every } from "./send-calls.ts";
import { closedPort } from "./servers.ts";

/** A busy machine may answer a little late, but a unit or a start of counting that is wrong is far above this. */
const WITHIN_MS = 40;

const stay = new AbortController().signal;

const atClosedPort = async (engine: LoadEngine): Promise<Showing> => {
  const traffic = { ...aTraffic(3000, [aCall("next", { path: "/${seq}" })]), seed: 1 };
  const due = every(10, 40).map((at, seq) => ({ seq, due: millis(at) }));
  const job = { traffic, due, request: requests(traffic, "parity"), run: "parity" };
  return await show(engine, job, { target: { host: "127.0.0.1", port: await closedPort() }, signal: stay });
};

describe.skipIf((await need("k6")) === undefined)("the engines http and k6", { timeout: 60_000 }, () => {
  it("make the same of the same day: calls, seconds, outcomes, latencies", async () => {
    const one = await showSmallDay(httpEngine, stay);
    const other = await showSmallDay(createK6Engine(), stay);
    expect(compareShowings(one, other, WITHIN_MS).differences).toEqual([]);
    const ends = new Set(Object.keys(one.outcomes).map((name) => name.split(" ")[1] ?? ""));
    const all = ["200", "201", "503", "closed", "cut-short", "garbage", "reset", "timeout"];
    expect([...ends].toSorted((a, b) => a.localeCompare(b))).toEqual(all);
  });

  it("agree that nobody listens", async () => {
    const [one, other] = [await atClosedPort(httpEngine), await atClosedPort(createK6Engine())];
    expect(compareShowings(one, other, WITHIN_MS).differences).toEqual([]);
    expect(one.outcomes).toEqual({ "next refused": 40 });
  });

  it("agree, when k6 is two processes that share the calls", async () => {
    const one = await showSmallDay(createK6Engine(), stay);
    const other = await showSmallDay(createK6Engine({ processes: 2 }), stay);
    expect(compareShowings(one, other, WITHIN_MS).differences).toEqual([]);
    expect(one.totals.sent).toBe(373);
  });
});

const aShowing = (change: Partial<Showing>, latencies: readonly number[] = [50]): Showing => {
  const latency = new Histogram();
  for (const ms of latencies) latency.record(ms);
  const totals = { planned: 1, sent: 1, answered: 1, failed: 0, dropped: 0 };
  return { engine: "one", totals, outcomes: { "next 200": 1 }, due: { "next 0": 1 }, latency, ...change };
};

describe("parity", () => {
  it("names each count that differs, and latencies that are too far apart", () => {
    const other = aShowing({ outcomes: { "next reset": 1 }, due: { "next 1": 1 } }, [150]);
    expect(compareShowings(aShowing({}), other, 40).differences).toEqual([
      "due next 0: 1 and 0",
      "due next 1: 0 and 1",
      "outcome next 200: 1 and 0",
      "outcome next reset: 0 and 1",
      "latencies: 100.0 ms apart",
    ]);
  });

  it("measures how far two distributions are apart in milliseconds", () => {
    const one = aShowing({}, [10, 20, 30, 40]).latency;
    expect(distanceMs(one, one)).toBe(0);
    expect(distanceMs(one, aShowing({}, [15, 25, 35, 45]).latency)).toBeCloseTo(5, 0);
  });
});
