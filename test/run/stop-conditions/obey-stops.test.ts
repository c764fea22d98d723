import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../../model/record.ts";
import { millis, ratio } from "../../../model/units.ts";
import { conductBreak } from "../../../run/conduct-break.ts";
import type { EngineWorld } from "../../../run/engines/load-engine.ts";
import { obeyStops } from "../../../run/stop-conditions/obey-stops.ts";
import { StopReached } from "../../../run/stop-conditions/stop-reached.ts";
import { aLatenessRow } from "../../support/a-call-row.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { fakeWorld } from "../../support/fake-world.ts";

const plan = aPlan({ stop: { errorBudget: ratio(0.001), late: millis(1000) } });

type Bad = "calls are bad" | "generator is late";

/** A break under way, in which something turns bad as soon as this is written down. */
function aRun(bad: Bad, from: string) {
  const events: RunEvent[] = [];
  const told = { settled: 0, rows: 0 };
  let world: EngineWorld | undefined;
  let phase = "day";
  const turn = (): void => {
    for (let times = 0; times < 10; times += 1) {
      const call = { call: "next-voter", due: podium.clock.now(), phase, class: "within" } as const;
      if (bad === "calls are bad") world?.settled({ ...call, isGood: false });
      else world?.lateness(aLatenessRow(times, 3000));
    }
  };
  const { podium, links, injection, stop, log } = fakeWorld({
    proven: ["degraded"],
    onLog: (line) => {
      if (line.startsWith("phase ")) phase = line.slice("phase ".length);
      if (line === from) turn();
    },
  });
  const bare: EngineWorld = {
    target: { host: "127.0.0.1", port: 1 },
    now: podium.clock.now,
    signal: stop.signal,
    phaseAt: podium.phases.phaseAt,
    healedBetween: podium.phases.healedBetween,
    row: () => undefined,
    lateness: () => void (told.rows += 1),
    settled: () => void (told.settled += 1),
    write: () => undefined,
    glance: () => undefined,
    trouble: () => undefined,
  };
  world = obeyStops(plan, bare, { stop, event: (event) => events.push(event) });
  return { conducted: conductBreak(aBreak(), podium), events, told, stop, log, links, injection };
}

describe("a stop condition that is reached", () => {
  it("before a fault ends the break there: the fault never goes on, and nothing is left on", async () => {
    const { conducted, stop, log, links, told } = aRun("calls are bad", "phase database-slow/before");
    await expect(conducted).rejects.toThrow(StopReached);
    expect(stop.signal.reason).toBeInstanceOf(StopReached);
    expect(log).not.toContain("phase database-slow/during");
    expect((await links.states()).flatMap(({ toxics }) => toxics)).toEqual([]);
    expect(told.settled).toBe(10);
  });

  it("is recorded once, with its numbers, though more bad calls come in behind it", async () => {
    const { conducted, events, stop } = aRun("calls are bad", "phase database-slow/before");
    await expect(conducted).rejects.toThrow("7 calls were not good, and the errorBudget is 6");
    expect(events).toEqual([
      {
        at: 11_250,
        kind: "stop-reached",
        condition: "error-budget",
        text: "7 calls were not good, and the errorBudget is 6 (0.1 % of 6,000 planned calls)",
      },
    ]);
    expect(stop.signal.reason).toMatchObject({
      message: events.flatMap((event) => ("text" in event ? event.text : []))[0],
    });
  });

  it("by a late generator ends the run though a fault is on, and the fault comes off", async () => {
    const run = aRun("generator is late", "fault-on database-slow");
    const stillOn = async () => (await run.links.states()).flatMap(({ toxics }) => toxics);
    await expect(run.conducted).rejects.toThrow("3 seconds running");
    expect(await stillOn()).toEqual(["latency 200 on database"]);
    await run.injection.heal();
    expect(await stillOn()).toEqual([]);
    expect([run.told.rows, run.events.length]).toEqual([10, 1]);
  });

  it("gives way to a person who was first", async () => {
    const run = aRun("calls are bad", "phase database-slow/before");
    run.stop.abort(new Error("interrupted"));
    await expect(run.conducted).rejects.toThrow("interrupted");
    expect(run.events).toEqual([]);
  });
});

it("bad calls while the fault is on end nothing: the break goes on to its end", async () => {
  const { conducted, log, events, told } = aRun("calls are bad", "phase database-slow/during");
  await conducted;
  expect(told.settled).toBe(10);
  expect([log.at(-1), events]).toEqual(["phase day", []]);
});
