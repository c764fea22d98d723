import { describe, expect, it } from "vitest";
import { NotHealedError } from "../../model/errors.ts";
import type { Change } from "../../model/toxic.ts";
import { millis, seconds } from "../../model/units.ts";
import { systemClock, type Clock } from "../../run/clock.ts";
import { conductBreak } from "../../run/conduct-break.ts";
import { Flapping } from "../../run/flapping.ts";
import { Injection, isFault } from "../../run/inject.ts";
import type { Links } from "../../run/links.ts";
import type { Podium } from "../../run/podium.ts";
import { Processes } from "../../run/processes.ts";
import { aBreak } from "../support/a-plan.ts";
import { fakeJournal } from "../support/fake-journal.ts";
import { fakeLinks, fakeWorld, type FakeWorld } from "../support/fake-world.ts";
import { hooksIn } from "../support/hooks-in.ts";

const RHYTHM = { on: millis(500), off: seconds(1) };
const CUT: readonly Change[] = [{ kind: "cut", link: "cache" }];

const noProxy = async (): Promise<never> => await Promise.reject(new Error("no such proxy"));

/** Time that goes on only when it is told to. */
class HandClock implements Clock {
  private time = 0;
  private sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  readonly now: Clock["now"] = () => millis(this.time);

  readonly sleepUntil: Clock["sleepUntil"] = async (at, signal) =>
    await new Promise<void>((wake) => {
      if (signal.aborted) return wake();
      signal.addEventListener("abort", () => wake(), { once: true });
      this.sleepers.push({ at, wake });
    });

  /** Lets so much time pass, step by step, and waits for what is done in each. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const [next] = this.sleepers.toSorted((one, other) => one.at - other.at);
      if (next === undefined || next.at > end) break;
      this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
      this.time = Math.max(this.time, next.at);
      next.wake();
    }
    this.time = end;
  }
}

function aFlapping(links: Partial<Links> = {}, stuck: readonly string[] = []) {
  const clock = new HandClock();
  const log: string[] = [];
  const journal = fakeJournal();
  const written: string[] = [];
  const kept = {
    ...journal,
    begin: (intent: Parameters<typeof journal.begin>[0]) => {
      written.push(`${clock.now()} ${intent.what}`);
      return journal.begin(intent);
    },
  };
  const fake = fakeLinks((line) => log.push(`${clock.now()} ${line}`), new Set(stuck));
  const processes = new Processes(() => undefined, kept);
  const hands = { links: { ...fake, ...links }, processes, hooks: hooksIn(kept) };
  const injection = new Injection(hands, kept);
  const start = async (changes = CUT): Promise<void> =>
    await injection.applyFlapping(changes, { rhythm: RHYTHM, clock, ttl: () => seconds(60) });
  return { clock, log, written, journal, injection, start };
}

describe("a fault that flaps", () => {
  it("begins with on, goes off and on in its rhythm, and has every time in the journal first", async () => {
    const { clock, log, written, start } = aFlapping();
    await start();
    await clock.pass(3100);
    expect(log).toEqual([
      "0 on: cut of cache",
      "500 off: cut of cache",
      "1500 on: cut of cache",
      "2000 off: cut of cache",
      "3000 on: cut of cache",
    ]);
    expect(written).toEqual([0, 1500, 3000].map((at) => `${at} fault: cut of cache`));
  });

  it.each([
    ["on", 3100, 1],
    ["off", 2100, 0],
  ])("stays off when it is healed while it is %s, and nothing of it is open", async (_, when, offs) => {
    const { clock, log, journal, injection, start } = aFlapping();
    await start();
    await clock.pass(when);
    const before = log.length;
    await injection.heal(isFault);
    await clock.pass(10_000);
    expect(log.slice(before)).toEqual(offs === 0 ? [] : [`${when} off: cut of cache`]);
    expect(journal.open()).toEqual([]);
  });

  it("goes on while a fix is taken back", async () => {
    const { clock, log, injection, start } = aFlapping();
    await start();
    injection.remember("fix: degraded", async () => void log.push("undo"));
    await clock.pass(600);
    await injection.heal((what) => what === "fix: degraded");
    await clock.pass(1000);
    expect(log.slice(-2)).toEqual(["undo", "1500 on: cut of cache"]);
    await injection.heal();
  });

  it("is healed only when the change that is under way is done", async () => {
    const underWay: (() => void)[] = [];
    const finish = (): void => underWay.pop()?.();
    const off: string[] = [];
    const cut: Links["cut"] = async () => {
      await new Promise<void>((resolve) => underWay.push(resolve));
      return async () => void off.push("off");
    };
    const { clock, injection, journal, start } = aFlapping({ cut });
    const started = start();
    finish();
    await started;
    await clock.pass(1600);
    const healing = injection.heal();
    finish();
    await healing;
    expect([off, journal.open()]).toEqual([["off", "off"], []]);
  });

  it("that cannot be put on once more tells so at the next wait, and what is on is still known", async () => {
    let times = 0;
    const cut: Links["cut"] = async () => {
      times += 1;
      return times > 1 ? await noProxy() : async () => undefined;
    };
    const { clock, injection, start } = aFlapping({ cut });
    await start([...CUT]);
    injection.throwIfFailed();
    await clock.pass(1600);
    expect(() => injection.throwIfFailed()).toThrow("no such proxy");
    await clock.pass(10_000);
    expect(times).toBe(2);
    await injection.heal();
    expect(() => injection.throwIfFailed()).not.toThrow();
  });

  it("that does not come off is not healed, and stays in the journal", async () => {
    const { clock, journal, injection, start } = aFlapping({}, ["cut of cache"]);
    await start();
    await clock.pass(600);
    expect(() => injection.throwIfFailed()).toThrow(NotHealedError);
    await expect(injection.heal()).rejects.toThrow("Not taken off: fault: cut of cache: no answer.");
    expect(journal.open()).toHaveLength(1);
  });

  it("whose first time fails is an error at once", async () => {
    await expect(aFlapping({ cut: noProxy }).start()).rejects.toThrow("no such proxy");
  });
});

/** Half a second of real time: its steps are real commands, which no other clock waits for. */
const QUICK = aBreak({
  windows: {
    before: { from: millis(0), to: millis(30) },
    during: { from: millis(30), to: millis(230) },
    fixed: [{ fix: "degraded", from: millis(230), to: millis(430) }],
    after: { from: millis(430), to: millis(500) },
  },
  flapping: { on: millis(20), off: millis(20) },
});

const inRealTime = ({ podium }: FakeWorld): Podium => ({
  ...podium,
  clock: systemClock(performance.now()),
  canary: { latency: millis(5), lasts: millis(10) },
});

it("a break whose fault flaps ends with nothing on, like any other", async () => {
  const world = fakeWorld({ proven: ["degraded"] });
  await conductBreak(QUICK, inRealTime(world));
  const switched = world.log.filter((line) => line.endsWith("latency 200 on database"));
  expect(switched.length).toBeGreaterThan(3);
  switched.forEach((line, index) => expect(line.slice(0, 3)).toBe(index % 2 === 0 ? "on:" : "off"));
  expect((await world.links.states()).flatMap(({ toxics }) => toxics)).toEqual([]);
  expect(world.log.filter((line) => line.startsWith("fault-"))).toEqual([
    "fault-on database-slow",
    "fault-off database-slow",
  ]);
  expect(world.log.at(-1)).toBe("phase day");
});

it("a break whose fault lost its rhythm ends there, and no fix is judged on it", async () => {
  let times = 0;
  const cut: Links["cut"] = async () => {
    times += 1;
    if (times > 1) throw new Error("no such proxy");
    return async () => undefined;
  };
  const world = fakeWorld({ proven: ["degraded"], links: { cut } });
  const planned = { ...QUICK, changes: [{ kind: "cut", link: "database" }] as const };
  await expect(conductBreak(planned, inRealTime(world))).rejects.toThrow("no such proxy");
  expect(world.log.some((line) => line.startsWith("judged"))).toBe(false);
});

it("a rhythm that is stopped before it began does nothing", async () => {
  const log: string[] = [];
  const flapping = new Flapping({
    rhythm: RHYTHM,
    clock: new HandClock(),
    on: async () => void log.push("on"),
    off: async () => void log.push("off"),
  });
  await flapping.stop();
  expect(log).toEqual([]);
});
