import { describe, expect, it } from "vitest";
import { NotHealedError } from "../../model/errors.ts";
import { seconds } from "../../model/units.ts";
import { conductBreak } from "../../run/conduct-break.ts";
import type { FixEvidence, Podium } from "../../run/podium.ts";
import { aBreak, aBreakLeftAlone, aBreakWithTwoFixes, aFix, aStep } from "../support/a-plan.ts";
import { fakeWorld, type FakeWorld } from "../support/fake-world.ts";

const withoutWaits = (log: readonly string[]): readonly string[] =>
  log.filter((line) => !line.startsWith("wait"));

/** Toxics that were put on and did not come off. */
const stillOn = async ({ links }: FakeWorld): Promise<readonly string[]> =>
  (await links.states()).flatMap(({ toxics }) => toxics);

/** Fixes that were applied and not taken back. */
const stillApplied = (log: readonly string[]): readonly string[] => {
  const names = log.flatMap((line) => /^do (\S+): ok/u.exec(line)?.[1] ?? []);
  return names.filter((name) => !log.some((line) => line.startsWith(`undo ${name}:`)));
};

const CANARY = [
  "phase database-slow/canary",
  "on: latency 5 on database",
  "off: latency 5 on database",
  "canary 10-11 s on database",
  "phase database-slow/settle",
];

describe("a break", () => {
  it("goes from canary through before, during, fix and after back to the day, in this order", async () => {
    const { podium, log } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreak(), podium);
    expect(withoutWaits(log)).toEqual([
      ...CANARY,
      "phase database-slow/before",
      "phase database-slow/during",
      "on: latency 200 on database",
      "fault-on database-slow",
      "phase database-slow/fixed:degraded",
      "do degraded: ok",
      "judged degraded: proven",
      "phase database-slow/after",
      "off: latency 200 on database",
      "fault-off database-slow",
      "undo degraded: ok",
      "phase day",
    ]);
  });

  it("sends its canary over all of its links at the same time, and tells it for each", async () => {
    const { podium, log } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreak({ links: ["api-east", "database-east"] }), podium);
    expect(withoutWaits(log).slice(0, 8)).toEqual([
      "phase database-slow/canary",
      "on: latency 5 on api-east",
      "on: latency 5 on database-east",
      "off: latency 5 on database-east",
      "off: latency 5 on api-east",
      "canary 10-11 s on api-east",
      "canary 10-11 s on database-east",
      "phase database-slow/settle",
    ]);
  });

  it("waits for the end of each of its windows", async () => {
    const { podium, log } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreak(), podium);
    expect(log.filter((line) => line.startsWith("wait"))).toEqual(
      [10, 11, 11.25, 20, 30, 42, 56].map((at) => `wait until ${at} s`),
    );
  });

  it("tries the next fix when one is rejected, but takes the rejected one back first, under the fault", async () => {
    const { podium, log } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreakWithTwoFixes(), podium);
    const from = log.indexOf("phase database-slow/fixed:bigger-pool");
    expect(withoutWaits(log.slice(from))).toEqual([
      "phase database-slow/fixed:bigger-pool",
      "do bigger-pool: ok",
      "judged bigger-pool: rejected",
      "phase database-slow/between",
      "undo bigger-pool: ok",
      "phase database-slow/fixed:degraded",
      "do degraded: ok",
      "judged degraded: proven",
      "phase database-slow/after",
      "off: latency 200 on database",
      "fault-off database-slow",
      "undo degraded: ok",
      "phase day",
    ]);
  });

  it("does not try the fixes behind a proven one, and comes back that much earlier", async () => {
    const { podium, log } = fakeWorld({ proven: ["bigger-pool"] });
    await conductBreak(aBreakWithTwoFixes(), podium);
    expect(log).not.toContain("phase database-slow/fixed:degraded");
    // Off after one window for a fix, 42 s, and 14 s to come back.
    expect(log.findLast((line) => line.startsWith("wait"))).toBe("wait until 56 s");
  });

  it("leaves nothing on when every fix was rejected", async () => {
    const world = fakeWorld();
    await conductBreak(aBreakWithTwoFixes(), world.podium);
    expect(await stillOn(world)).toEqual([]);
    expect(stillApplied(world.log)).toEqual([]);
    expect(world.log.at(-1)).toBe("phase day");
  });

  it("sends no canary when its fault is one of a process", async () => {
    const { podium, log } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreak({ links: [], changes: [{ kind: "pause", process: "gotv" }] }), podium);
    expect(withoutWaits(log)[0]).toBe("phase database-slow/before");
  });

  it("calls connections that broke while it healed its own doing, and no later ones", async () => {
    const { podium } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreak(), podium);
    const at = (second: number) => podium.phases.healedBetween(seconds(second), seconds(second));
    expect([41, 42, 42.2, 43].map(at)).toEqual([false, true, true, false]);
  });

  it("calls connections that broke while the canary came off its own doing too", async () => {
    const { podium } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreak(), podium);
    const at = (second: number) => podium.phases.healedBetween(seconds(second), seconds(second));
    expect([10.9, 11, 11.2, 12].map(at)).toEqual([false, true, true, false]);
  });
});

describe("a break that is left alone", () => {
  it("has its fault taken off and nothing done, then has it on again before the first fix", async () => {
    const { podium, log } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreakLeftAlone(), podium);
    expect(log.slice(log.indexOf("phase database-slow/during"))).toEqual([
      "phase database-slow/during",
      "on: latency 200 on database",
      "fault-on database-slow",
      "wait until 30 s",
      "phase database-slow/alone",
      "off: latency 200 on database",
      "fault-off database-slow",
      "wait until 38 s",
      "phase database-slow/again",
      "on: latency 200 on database",
      "fault-on database-slow",
      "wait until 40 s",
      "phase database-slow/fixed:degraded",
      "do degraded: ok",
      "wait until 52 s",
      "judged degraded: proven",
      "phase database-slow/after",
      "off: latency 200 on database",
      "fault-off database-slow",
      "undo degraded: ok",
      "wait until 66 s",
      "phase day",
    ]);
  });

  it("calls connections that broke while its fault came off its own doing", async () => {
    const { podium } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreakLeftAlone(), podium);
    const at = (second: number) => podium.phases.healedBetween(seconds(second), seconds(second));
    expect([29, 30, 30.2, 31].map(at)).toEqual([false, true, true, false]);
  });
});

describe("the judge of a fix", () => {
  it("is given the real window, what was counted in it, the states, and whether the steps were done", async () => {
    const seen: FixEvidence[] = [];
    const { podium } = fakeWorld();
    const counts = [{ second: 31, sent: 100, good: 99 }];
    await conductBreak(aBreak(), {
      ...podium,
      countsOf: (phase) => (phase === "database-slow/fixed:degraded" ? counts : []),
      judgeFix: (evidence) => {
        seen.push(evidence);
        return { proven: true, text: "" };
      },
    });
    expect(seen).toEqual([
      {
        planned: aBreak(),
        fix: "degraded",
        from: 30_000,
        to: 42_000,
        seconds: counts,
        states: [],
        stepsDone: true,
      },
    ]);
  });

  it("is told of a step that failed, at once: nobody waits for a fix that is not on", async () => {
    const evidence: FixEvidence[] = [];
    const failing = aFix("degraded", {
      steps: [aStep(), aStep({ action: { kind: "run", command: "exit 1" } }), aStep()],
    });
    const { podium, log } = fakeWorld();
    await conductBreak(aBreak({ fixes: [failing] }), {
      ...podium,
      judgeFix: (given) => {
        evidence.push(given);
        return { proven: false, text: "" };
      },
    });
    expect(evidence.map(({ stepsDone, from, to }) => [stepsDone, to - from])).toEqual([[false, 0]]);
    expect(log.filter((line) => line.startsWith("do "))).toEqual(["do degraded: ok", "do degraded: failed"]);
  });
});

const undoneStep = (name: string) => aStep({ title: name, undo: { kind: "run", command: `echo ${name}` } });

describe("taking a fix back", () => {
  it("undoes its steps from the last to the first, and passes over steps without an undo", async () => {
    const fix = aFix("degraded", {
      steps: [undoneStep("first"), aStep({ title: "second" }), undoneStep("third")],
    });
    const undone: string[] = [];
    const { podium } = fakeWorld({ proven: ["degraded"] });
    await conductBreak(aBreak({ fixes: [fix] }), {
      ...podium,
      event: (event) => {
        if (event.kind === "step" && event.step.kind === "undo") undone.push(event.step.output);
      },
    });
    expect(undone).toEqual(["third", "first"]);
  });
});

it("a fix that cannot be taken back is not healed, and says so", async () => {
  const stubborn = aFix("degraded", {
    steps: [aStep({ undo: { kind: "run", command: "echo no >&2; exit 1" } })],
  });
  const { podium } = fakeWorld({ proven: ["degraded"] });
  await expect(conductBreak(aBreak({ fixes: [stubborn] }), podium)).rejects.toThrow(NotHealedError);
});

const undoing = (name: string) => ({ kind: "run", command: `echo ${name}` }) as const;

it("a step that was never done is not undone", async () => {
  const steps = [
    aStep({ action: { kind: "run", command: "exit 1" }, undo: undoing("first") }),
    aStep({ undo: undoing("second") }),
  ];
  const undone: string[] = [];
  const { podium } = fakeWorld();
  await conductBreak(aBreak({ fixes: [aFix("degraded", { steps })] }), {
    ...podium,
    event: (event) => {
      if (event.kind === "step" && event.step.kind === "undo") undone.push(event.step.output);
    },
  });
  expect(undone).not.toContain("second");
});

/** A line of the log at which the run is stopped, and one phase later it must all be off. */
const MOMENTS = [
  "on: latency 5 on database",
  "phase database-slow/settle",
  "phase database-slow/before",
  "phase database-slow/during",
  "on: latency 200 on database",
  "fault-on database-slow",
  "phase database-slow/fixed:bigger-pool",
  "do bigger-pool: ok",
  "judged bigger-pool: rejected",
  "phase database-slow/between",
  "phase database-slow/fixed:degraded",
  "do degraded: ok",
  "judged degraded: proven",
  "phase database-slow/after",
  "fault-off database-slow",
  "undo degraded: ok",
];

const stoppedAt = (moment: string) =>
  fakeWorld({
    proven: ["degraded"],
    onLog: (line, stop) => {
      if (line === moment) stop.abort(new Error("Ctrl-C"));
    },
  });

const ALONE_MOMENTS = [
  "phase database-slow/alone",
  "off: latency 200 on database",
  "phase database-slow/again",
  "fault-on database-slow",
];

it.each(ALONE_MOMENTS)("a stop at '%s' of a break that is left alone leaves nothing on", async (moment) => {
  const world = stoppedAt(moment);
  await expect(conductBreak(aBreakLeftAlone(), world.podium)).rejects.toThrow("Ctrl-C");
  await world.injection.heal();
  expect([await stillOn(world), stillApplied(world.log)]).toEqual([[], []]);
});

describe("a stop", () => {
  it.each(MOMENTS)("at '%s' ends the break, and healing takes off all that is on", async (moment) => {
    const world = stoppedAt(moment);
    await expect(conductBreak(aBreakWithTwoFixes(), world.podium)).rejects.toThrow("Ctrl-C");
    expect(world.log).not.toContain("phase day");
    await world.injection.heal();
    expect(await stillOn(world)).toEqual([]);
    expect(stillApplied(world.log)).toEqual([]);
  });

  it.each(MOMENTS)("at '%s' takes each thing off once only, however often one heals", async (moment) => {
    const world = stoppedAt(moment);
    await expect(conductBreak(aBreakWithTwoFixes(), world.podium)).rejects.toThrow("Ctrl-C");
    await world.injection.heal();
    await world.injection.heal();
    const off = world.log.filter((line) => line.startsWith("off: ") || line.startsWith("undo "));
    expect(off).toEqual([...new Set(off)]);
  });
});

const throwing = (): never => {
  throw new Error("a bug");
};

describe("trouble on the way", () => {
  it("with a fault that cannot be put on leaves nothing behind", async () => {
    const world = fakeWorld({ links: { cut: async () => await Promise.reject(new Error("no such proxy")) } });
    const planned = aBreak();
    const both = aBreak({ changes: [...planned.changes, { kind: "cut", link: "database" }] });
    await expect(conductBreak(both, world.podium)).rejects.toThrow("no such proxy");
    expect(await stillOn(world)).toEqual(["latency 200 on database"]);
    await world.injection.heal();
    expect(await stillOn(world)).toEqual([]);
  });

  it("with a fault that cannot be taken off says so, ends its window, and still knows what is on", async () => {
    const world = fakeWorld({ proven: ["degraded"], stuck: ["latency 200 on database"] });
    await expect(conductBreak(aBreak(), world.podium)).rejects.toThrow(NotHealedError);
    expect(world.log).toContain("fault-off database-slow");
    await expect(world.injection.heal()).rejects.toThrow("latency on database: no answer");
    expect(stillApplied(world.log)).toEqual([]);
  });

  it("with a judge that throws ends the break, and healing takes the fix and the fault off", async () => {
    const world = fakeWorld();
    const podium: Podium = { ...world.podium, judgeFix: throwing };
    await expect(conductBreak(aBreak(), podium)).rejects.toThrow("a bug");
    await world.injection.heal();
    expect([await stillOn(world), stillApplied(world.log)]).toEqual([[], []]);
  });

  it("with a folder in which no command can run is a failed step, not the end of the day", async () => {
    const { podium, log } = fakeWorld({ cwd: "/nowhere/at/all" });
    const { undo: _undo, ...step } = aStep();
    await conductBreak(aBreak({ fixes: [aFix("degraded", { steps: [step] })] }), podium);
    expect(log).toContain("do degraded: failed");
    expect(log.at(-1)).toBe("phase day");
  });
});
