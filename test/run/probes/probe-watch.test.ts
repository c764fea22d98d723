import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Probe, ProbeRead } from "../../../model/plan.ts";
import type { RunEvent } from "../../../model/record.ts";
import { millis, seconds } from "../../../model/units.ts";
import { systemClock, type Clock } from "../../../run/clock.ts";
import { conductBreak } from "../../../run/conduct-break.ts";
import { ProbeWatch } from "../../../run/probes/probe-watch.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { fakeJournal } from "../../support/fake-journal.ts";
import { fakeWorld } from "../../support/fake-world.ts";

const PHASE_S = 3;

/** Four phases of three seconds each: before, during, fixed, after. */
const SHORT = aBreak({
  links: [],
  changes: [],
  windows: {
    before: { from: seconds(0), to: seconds(PHASE_S) },
    during: { from: seconds(PHASE_S), to: seconds(2 * PHASE_S) },
    fixed: [{ fix: "degraded", from: seconds(2 * PHASE_S), to: seconds(3 * PHASE_S) }],
    after: { from: seconds(3 * PHASE_S), to: seconds(4 * PHASE_S) },
  },
});

let server: Server;
let url: string;
/** How many requests are on their way. */
let waiting = 0;
let mostWaiting = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/hang") {
      waiting += 1;
      mostWaiting = Math.max(mostWaiting, waiting);
      response.on("close", () => (waiting -= 1));
    } else response.end('{"waiting":20}');
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type ProbeEvent = Extract<RunEvent, { kind: "probe" }>;

const aProbe = (name: string, read: ProbeRead, looks = 3): Probe => ({ name, shows: "x", read, looks });

/** A break on real time, with real probes, and everything that was told of it. */
async function conducted(probes: readonly Probe[], stop = new AbortController()) {
  const told: RunEvent[] = [];
  const { podium, journal } = fakeWorld({ proven: ["degraded"] });
  const clock = systemClock(performance.now());
  const event = (happened: RunEvent): void => {
    told.push(happened);
    watch.event(happened);
  };
  const watch = new ProbeWatch(aPlan({ breaks: [SHORT], probes }), {
    clock,
    journal,
    cwd: tmpdir(),
    signal: stop.signal,
    event,
  });
  const broken = conductBreak(SHORT, { ...podium, clock, signal: stop.signal, event });
  await broken.catch(() => undefined);
  await watch.close();
  const taken = told.filter((happened): happened is ProbeEvent => happened.kind === "probe");
  const phases = told.flatMap((happened) => (happened.kind === "phase" ? happened : []));
  return { told, taken, phases, journal, at: clock.now() };
}

const PARTS = ["before", "during", "fixed:degraded", "after"].map((part) => `${SHORT.id}/${part}`);

/** Takes a clock by the hand: whoever sleeps until a moment wakes when it is told. */
function handClock() {
  const sleepers: { at: number; wake: () => void }[] = [];
  let time = millis(0);
  const clock: Clock = {
    now: () => time,
    sleepUntil: async (at, signal) =>
      new Promise<void>((resolve) => {
        sleepers.push({ at, wake: resolve });
        signal.addEventListener("abort", () => resolve());
      }),
  };
  /** Goes on to the moment that somebody sleeps until, and says which it was. */
  const next = async (): Promise<number> => {
    await expect.poll(() => sleepers.length).toBeGreaterThan(0);
    const sleeper = sleepers.shift();
    time = millis(sleeper?.at ?? 0);
    sleeper?.wake();
    return time;
  };
  return { clock, next };
}

const phaseEvent = (phase: string, at: number): RunEvent => ({ at: seconds(at), kind: "phase", phase });

describe("the looks into a phase", () => {
  it.each([
    ["before", 1, 3, [1.8, 2.3, 2.8]],
    ["during", 10, 3, [11.2, 11.95, 12.7]],
    ["fixed:degraded", 10, 1, [11.2]],
    ["after", 10, 10, [11.2, 11.37, 11.53, 11.7, 11.87, 12.03, 12.2, 12.37, 12.53, 12.7]],
  ])("%s are spread from 40 %% to 90 %% of it", async (part, from, looks, moments) => {
    const { clock, next } = handClock();
    const told: RunEvent[] = [];
    const watch = new ProbeWatch(
      aPlan({ breaks: [SHORT], probes: [aProbe("p", { kind: "get", url }, looks)] }),
      {
        clock,
        journal: fakeJournal(),
        cwd: tmpdir(),
        signal: new AbortController().signal,
        event: (event) => told.push(event),
      },
    );
    watch.event(phaseEvent(`${SHORT.id}/${part}`, from));
    const seen: number[] = [];
    for (const _ of moments) {
      seen.push(Math.round((await next()) / 10) / 100);
      await expect.poll(() => told.length).toBe(seen.length);
    }
    await watch.close();
    expect(seen).toEqual(moments);
  });
});

describe.concurrent("the probes of a break", () => {
  it("are taken in every phase of it and never outside, each answer in the phase of its question", async ({
    expect,
  }) => {
    const { taken, phases } = await conducted([
      aProbe("locks", { kind: "get", url, field: "waiting" }),
      aProbe("queue", { kind: "run", command: "echo 3" }, 1),
    ]);
    for (const [index, phase] of PARTS.entries()) {
      const here = taken.filter((each) => each.phase === phase);
      const said = (name: string) =>
        here.flatMap((each) => (each.probe === name && "value" in each ? [each.value] : []));
      expect(new Set(said("locks"))).toEqual(new Set(["20"]));
      expect(said("queue")).toEqual(["3"]);
      const [from, to] = [phases[index]?.at ?? 0, phases[index + 1]?.at ?? 0];
      for (const { at } of here) expect(at > from && at < to).toBe(true);
    }
    expect(taken.filter((each) => each.break !== SHORT.id || !PARTS.includes(each.phase))).toEqual([]);
  });

  it("that hang have no answer, one look at a time, and no phase waits for them", async ({ expect }) => {
    const { taken, phases, journal } = await conducted([
      aProbe("hangs", { kind: "get", url: `${url}/hang` }, 10),
      aProbe("sleeps", { kind: "run", command: "sleep 600" }, 10),
    ]);
    const answers = taken.map((each) => ("failure" in each ? each.failure : each.value));
    expect(new Set(answers)).toEqual(new Set(["no answer"]));
    for (const phase of PARTS) {
      const names = taken.filter((each) => each.phase === phase).map(({ probe }) => probe);
      expect(names.toSorted()).toEqual(["hangs", "sleeps"]);
    }
    expect(mostWaiting).toBe(1);
    // A phase that waited for ten looks of two seconds would last at least twenty.
    const lengths = phases.slice(1).map(({ at }, index) => at - (phases[index]?.at ?? 0));
    for (const length of lengths) expect(length).toBeLessThan(seconds(2 * PHASE_S));
    expect(journal.open()).toEqual([]);
  });

  it("end with the run, and are not waited for", async ({ expect }) => {
    const stop = new AbortController();
    const done = conducted([aProbe("sleeps", { kind: "run", command: "sleep 600" })], stop);
    setTimeout(() => stop.abort(new Error("Ctrl-C")), 1500);
    const { taken, journal, at } = await done;
    expect(taken).toEqual([]);
    expect(at).toBeLessThan(seconds(20));
    expect(journal.open()).toEqual([]);
  });
});
