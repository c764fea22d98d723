import { afterEach, describe, expect, it } from "vitest";
import { seconds, millis } from "../../../model/units.ts";
import { dueCalls } from "../../../plan/arrivals.ts";
import { arrivalsWithJunk } from "../../../plan/junk.ts";
import { requests } from "../../../plan/requests.ts";
import { engines } from "../../../run/engines/index.ts";
import { need } from "../../support/needs.ts";
import { aCall, aClock, aTraffic } from "./send-calls.ts";
import { answer, startServer, type TestServer } from "./servers.ts";

const CALLS = 400;
const mix = [
  aCall("people", { weight: 3, path: "/people/${seq}" }),
  aCall("flood", { weight: 1, junk: true, path: "/flood/${seq}" }),
];
const replayIn = seconds(1);
const bucket = millis(100);

/** People come in the second half only; a quarter of all calls is junk, from the start. */
const traffic = {
  ...aTraffic(5000, mix),
  calls: CALLS,
  replayIn,
  bucket,
  ...arrivalsWithJunk(
    { calls: CALLS, density: (at) => (at < 0.5 ? 0 : 1), replayIn, bucket, seed: 1, spacing: "even" },
    mix,
  ),
};

let server: TestServer | undefined;
afterEach(async () => await server?.close());

const missing = (await need("k6")) === undefined ? ["k6"] : [];

describe.each(engines.entries.filter(({ name }) => !missing.includes(name)))("the engine $name", (engine) => {
  it("sends exactly the junk that was planned, at its own moments, and people's calls at theirs", async () => {
    const got: string[] = [];
    server = await startServer((socket, { path }) => {
      got.push(path);
      socket.write(answer());
    });
    const request = requests(traffic, "test");
    const planned = Array.from({ length: CALLS }, (_, seq) => request(seq).path);
    const target = { host: "127.0.0.1", port: server.port };
    const { signal } = new AbortController();
    const job = { traffic, due: dueCalls(traffic), request, run: "test" };
    const ready = await engine.prepare(job, { target, signal });
    const dueInFirstHalf = new Map<string, number>();
    try {
      const { now, skip } = aClock();
      skip(0 - ready.lead);
      await ready.send({
        target,
        now,
        signal,
        phaseAt: (at) => (at < 500 ? "first half" : "second half"),
        healedBetween: () => false,
        row: (row) => {
          if (row.phase !== "first half") return;
          dueInFirstHalf.set(row.call, (dueInFirstHalf.get(row.call) ?? 0) + row.sent);
        },
        lateness: () => undefined,
        settled: () => undefined,
        write: () => undefined,
        glance: () => undefined,
        trouble: () => undefined,
      });
    } finally {
      await ready.close();
    }
    expect(got.filter((path) => path.startsWith("/flood/"))).toHaveLength(CALLS / 4);
    expect(got.toSorted()).toEqual(planned.toSorted());
    expect(Object.fromEntries(dueInFirstHalf)).toEqual({ flood: CALLS / 8 });
  });
});
