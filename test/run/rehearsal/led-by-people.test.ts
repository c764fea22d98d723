import { describe, expect, it } from "vitest";
import { HOLD_SECONDS } from "../../../findings/rehearsal/good-since.ts";
import { isBack, judgeClaim } from "../../../findings/rehearsal/judge-claim.ts";
import type { RunEvent } from "../../../model/record.ts";
import { millis, seconds, type Millis } from "../../../model/units.ts";
import type { Podium } from "../../../run/podium.ts";
import { LedByPeople } from "../../../run/rehearsal/led-by-people.ts";
import type { News, Reply, Word } from "../../../run/rehearsal/lead.ts";
import { aBreak } from "../../support/a-plan.ts";
import { fakeWorld } from "../../support/fake-world.ts";

const FAULT_AT = 20;
const PER_TICK = 10;
const TICK_MS = 100;
const GIVE_UP = seconds(60);
const TIMEOUT = seconds(2);

const rehearsal = {
  window: seconds(30),
  giveUp: GIVE_UP,
  callsPerSecond: 100,
  alert: { name: "ElectionDayDatabaseSlow", limits: [{ calls: "save", bad: 50 }] },
};
const planned = aBreak({
  windows: {
    before: { from: seconds(1), to: seconds(FAULT_AT) },
    during: { from: seconds(FAULT_AT), to: seconds(80) },
    fixed: [],
    after: { from: seconds(80), to: seconds(140) },
  },
});

/** The people and the system: what is said in which second, and what the service is like. */
interface Story {
  readonly says?: Readonly<Record<number, Word["kind"]>>;
  /** From this second on calls are good again though the fault is on. */
  readonly goodFrom?: number;
  /** From this second on the service is full again. */
  readonly fullFrom?: number;
}

interface Held {
  readonly log: readonly string[];
  readonly events: readonly RunEvent[];
  readonly news: readonly News[];
  readonly replies: readonly Reply[];
}

const wordOf = (kind: Word["kind"]): Word => (kind === "note" ? { kind, text: "odd" } : { kind });

async function held({ says = {}, goodFrom = Infinity, fullFrom = goodFrom }: Story): Promise<Held> {
  const { podium, log } = fakeWorld();
  const events: RunEvent[] = [];
  const news: News[] = [];
  const replies: Reply[] = [];
  const judges = { claim: judgeClaim, isBack, holdSeconds: HOLD_SECONDS };
  const lead = new LedByPeople({ rehearsal, timeout: TIMEOUT }, { judges, tell: (one) => news.push(one) });
  const words = new Map(Object.entries(says).map(([at, kind]) => [Number(at) * 1000, kind]));
  const isBroken = (at: number): boolean =>
    events.some(({ kind }) => kind === "fault-on") &&
    !events.some(({ kind }) => kind === "fault-off") &&
    at < goodFrom * 1000;
  const live = (from: number, to: number): void => {
    for (let at = Math.ceil(from / TICK_MS) * TICK_MS; at < to; at += TICK_MS) {
      const call = { call: "save", due: millis(at), phase: podium.phases.phaseAt(millis(at)) };
      for (let sent = 0; sent < PER_TICK; sent += 1)
        lead.settled({ ...call, class: "within", isGood: !isBroken(at), tookMs: 5 });
    }
    for (const [at, kind] of words) {
      if (at > to) continue;
      words.delete(at);
      replies.push(lead.said(wordOf(kind)));
    }
  };
  const acted: Podium = {
    ...podium,
    clock: {
      now: podium.clock.now,
      sleepUntil: async (until: Millis, signal) => {
        const from = podium.clock.now();
        await podium.clock.sleepUntil(until, signal);
        live(from, until);
      },
    },
    event: (event) => {
      events.push(event);
      podium.event(event);
    },
    statesSince: (at) => [
      { at, state: podium.clock.now() < fullFrom * 1000 ? "queue-writes" : "full", backlog: 0 },
    ],
  };
  await lead.conduct(planned, acted);
  return { log, events, news, replies };
}

const atOf = ({ events }: Held, kind: RunEvent["kind"]): number =>
  (events.find((event) => event.kind === kind)?.at ?? Number.NaN) / 1000;
const peopleOf = ({ events }: Held) =>
  events.flatMap((event) =>
    event.kind === "people" ? [`${event.what} ${Math.round(event.at / 1000)}`] : [],
  );
const whyOf = ({ news }: Held) => news.flatMap((one) => (one.kind === "fault-gone" ? [one.why] : []));

describe("a break that people lead through", () => {
  it("is put on at its moment, watched, and taken off when people say truly that it is fixed", async () => {
    const told = await held({ says: { 24: "noticed", 26: "open", 33: "fixed" }, goodFrom: 30 });
    expect(atOf(told, "fault-on")).toBe(FAULT_AT);
    expect(peopleOf(told)).toEqual(["noticed 24", "opened 26", "claimed 33", "claim-judged 38"]);
    expect(whyOf(told)).toEqual(["fixed"]);
    expect(atOf(told, "fault-off")).toBeCloseTo(38, 0);
    expect(told.log.filter((line) => line.startsWith("off"))).toContain("off: latency 200 on database");
  });

  it("stays on when they say so and it is not true, until they say so truly", async () => {
    const told = await held({ says: { 22: "fixed", 40: "fixed" }, goodFrom: 35 });
    const judged = told.news.flatMap((one) => (one.kind === "claim-judged" ? [one.right] : []));
    expect(judged).toEqual([false, true]);
    expect(atOf(told, "fault-off")).toBeGreaterThan(40);
  });

  it("judges each of two claims that follow each other faster than they can be judged", async () => {
    const told = await held({ says: { 22: "fixed", 24: "fixed" }, goodFrom: 24 });
    expect(peopleOf(told)).toEqual(["claimed 22", "claimed 24", "claim-judged 27", "claim-judged 29"]);
    expect(whyOf(told)).toEqual(["fixed"]);
  });

  it("is never fixed by itself: nobody said so, so the time runs out", async () => {
    const told = await held({ goodFrom: 30 });
    expect(whyOf(told)).toEqual(["time-over"]);
    expect(atOf(told, "fault-off")).toBe(FAULT_AT + GIVE_UP / 1000);
    expect(peopleOf(told)).toEqual(["gave-up 80"]);
  });

  it("is taken off at once when they give up", async () => {
    const told = await held({ says: { 25: "give-up", 50: "done" } });
    expect(whyOf(told)).toEqual(["gave-up"]);
    expect(atOf(told, "fault-off")).toBeCloseTo(25, 0);
  });

  it("never comes when they give up before it", async () => {
    const told = await held({ says: { 5: "give-up" } });
    expect(told.events.some(({ kind }) => kind === "fault-on")).toBe(false);
    expect(told.log.at(-1)).toBe("phase day");
  });

  it("alerts once, when the budget of a minute is gone, and not for calls that were bad before the fault", async () => {
    const told = await held({ says: { 40: "give-up", 45: "done" } });
    const alerts = told.news.filter(({ kind }) => kind === "alert");
    expect(alerts).toHaveLength(1);
    expect(atOf(told, "alert")).toBeGreaterThan(FAULT_AT);
    expect(atOf(told, "alert")).toBeLessThan(FAULT_AT + 3);
  });

  it("says on its way nothing that a monitor would not say: neither cause nor link nor fix", async () => {
    const told = await held({ says: { 22: "fixed", 24: "noticed", 40: "fixed" }, goodFrom: 35 });
    const words = JSON.stringify(told.news);
    expect(words).not.toContain(planned.fault.text);
    expect(words).not.toContain("degraded");
    expect(words).not.toContain("latency");
  });

  it("waits behind the fault until the service is full, or until they are done", async () => {
    const back = await held({ says: { 33: "fixed" }, goodFrom: 30, fullFrom: 50 });
    expect(back.news.at(-1)).toEqual({ kind: "rolled-back", isFull: true });
    expect(back.events.at(-1)?.at).toBeGreaterThanOrEqual(50_000);
    const left = await held({ says: { 33: "fixed", 45: "done" }, goodFrom: 30, fullFrom: Infinity });
    expect(left.news.at(-1)).toEqual({ kind: "rolled-back", isFull: false });
    expect(peopleOf(left)).toContain("skipped 45");
  });

  it("takes no done while it is on, and nothing before the traffic", async () => {
    const told = await held({ says: { 25: "done", 30: "give-up", 40: "done" } });
    expect(told.replies).toEqual(["not-over", "noted", "noted"]);
    const judges = { claim: judgeClaim, isBack, holdSeconds: HOLD_SECONDS };
    const unborn = new LedByPeople({ rehearsal, timeout: TIMEOUT }, { judges, tell: () => undefined });
    expect(unborn.said({ kind: "noticed" })).toBe("too-early");
  });
});
