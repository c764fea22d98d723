import { expect, it } from "vitest";
import type { RunEvent } from "../../../model/record.ts";
import { seconds } from "../../../model/units.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { aRoom, frames, nextOf, textOf } from "../../support/a-control-room.ts";

const plan = aPlan({
  breaks: [
    aBreak({
      symptom: "Saving hangs",
      windows: {
        before: { from: seconds(1), to: seconds(20) },
        during: { from: seconds(20), to: seconds(80) },
        fixed: [],
        after: { from: seconds(80), to: seconds(140) },
      },
    }),
  ],
  rehearsal: {
    window: seconds(30),
    giveUp: seconds(60),
    callsPerSecond: 100,
    alert: { name: "PageSomebody", limits: [] },
  },
});

const EVENTS: readonly RunEvent[] = [
  { at: seconds(0), kind: "traffic-started" },
  { at: seconds(1), kind: "phase", phase: "database-slow/before" },
  { at: seconds(20), kind: "phase", phase: "database-slow/during" },
  { at: seconds(20), kind: "fault-on", break: "database-slow", tookMs: 3 },
  { at: seconds(24), kind: "alert", name: "PageSomebody", text: "50 bad calls" },
  { at: seconds(26), kind: "people", what: "noticed" },
  { at: seconds(27), kind: "people", what: "note", text: "the pool is empty" },
  { at: seconds(30), kind: "phase", phase: "database-slow/during" },
];

const frameAfter = async (seat: "gameMaster" | "players", count: number) => {
  const room = await aRoom(plan);
  for (const event of EVENTS.slice(0, count)) room.event(event);
  return { frame: await nextOf(frames(room.links[seat])), page: await textOf(room.links[seat]) };
};

it("tells the game master the moment of the break, and what people have done", async () => {
  const before = await frameAfter("gameMaster", 2);
  expect(before.page).toContain("What people have done");
  expect(before.frame.data).toMatchObject({
    breaks: [{ id: "database-slow", at: "20 s into the traffic" }],
    next: { text: "database-slow: the fault goes on", at: 20_000 },
    people: { faultOnAt: null },
  });
  const broken = await frameAfter("gameMaster", EVENTS.length);
  expect(broken.frame.data).toMatchObject({
    next: { text: "database-slow: the time is over, the fault goes off", at: 90_000 },
    people: { faultOnAt: 20_000 },
  });
  expect(broken.frame.text).toContain('{"what":"People noticed","at":26000,"said":""}');
  expect(broken.frame.text).toContain("People noted: the pool is empty");
});

it("tells the players no more than a monitoring screen and an alert would", async () => {
  for (const count of [1, EVENTS.length]) {
    const { frame, page } = await frameAfter("players", count);
    expect(`${frame.text}${page}`).not.toMatch(/database|slow|FAULT|Saving|pool|noticed|people|20_?000/iu);
  }
  const { frame } = await frameAfter("players", EVENTS.length);
  expect(frame.data.lines.map(({ text }) => text)).toEqual([
    "The traffic starts",
    "ALERT PageSomebody: 50 bad calls",
  ]);
});
