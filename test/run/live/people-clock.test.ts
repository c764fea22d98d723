import { expect, it } from "vitest";
import type { RunEvent } from "../../../model/record.ts";
import { millis, seconds, type Millis } from "../../../model/units.ts";
import { PeopleClock } from "../../../run/live/people-clock.ts";

const at = (second: number): Millis => seconds(second);

const told = (...events: readonly RunEvent[]) => {
  const clock = new PeopleClock("queue-writes");
  for (const event of events) clock.event(event);
  const { faultOnAt, moments } = clock.times;
  const found = Object.fromEntries(moments.map(({ what, at: when, said }) => [what, [when, said]]));
  return { faultOnAt, ...found };
};

const faultOn: RunEvent = { at: at(20), kind: "fault-on", break: "database-slow", tookMs: 3 };
const faultOff: RunEvent = { at: at(60), kind: "fault-off", break: "database-slow", tookMs: 3 };
const people = (second: number, what: "noticed" | "opened" | "claimed"): RunEvent => ({
  at: at(second),
  kind: "people",
  what,
});
const judged = (second: number, right: boolean): RunEvent => ({
  at: at(second),
  kind: "people",
  what: "claim-judged",
  right,
  text: "",
});
const state = (second: number, name: string, backlog = 0): RunEvent => ({
  at: at(second),
  kind: "state",
  state: name,
  backlog,
});

it("keeps the first moment of each, from the alert to the roll back", () => {
  const events = [
    faultOn,
    { at: at(25), kind: "alert" as const, name: "DatabaseSlow", text: "50 bad calls" },
    people(27, "noticed"),
    people(28, "noticed"),
    people(31, "opened"),
    state(40, "queue-writes", 12),
    people(52, "claimed"),
    judged(57, true),
    faultOff,
    state(66, "full", 5),
    state(70, "full"),
  ];
  expect(told(...events)).toEqual({
    faultOnAt: at(20),
    Alert: [at(25), ""],
    "People noticed": [at(27), ""],
    "Runbook opened": [at(31), ""],
    "State queue-writes": [at(40), ""],
    "Said that it is fixed": [at(52), ""],
    "It was fixed": [at(52), ""],
    "Fault taken off": [at(60), ""],
    "Rolled back": [at(70), ""],
  });
});

it("tells what was said before the fault, and each claim that was not true, apart", () => {
  const found = told(
    people(5, "noticed"),
    people(6, "opened"),
    people(7, "claimed"),
    state(10, "queue-writes"),
    faultOn,
    people(30, "claimed"),
    people(32, "claimed"),
    judged(35, false),
    judged(37, true),
  );
  expect(found).toMatchObject({
    "People noticed": [null, "1 time before the fault"],
    "Runbook opened": [null, ""],
    "State queue-writes": [null, ""],
    "Said that it is fixed": [at(32), "1 time too early"],
    "It was fixed": [at(32), ""],
    "Fault taken off": [null, ""],
    "Rolled back": [null, ""],
  });
});

it("says why a fault came off that nobody fixed", () => {
  const gaveUp: RunEvent = { at: at(58), kind: "people", what: "gave-up", text: "people gave up" };
  expect(told(faultOn, gaveUp, faultOff)).toMatchObject({
    "It was fixed": [null, ""],
    "Fault taken off": [at(60), "people gave up"],
  });
});

it("calls it rolled back only while the system is full with nothing waiting", () => {
  expect(told(faultOn, faultOff)).toMatchObject({ "Rolled back": [at(60), ""] });
  const queueing = [state(40, "queue-writes", 3), faultOff];
  expect(told(faultOn, ...queueing)).toMatchObject({ "Rolled back": [null, ""] });
  expect(told(faultOn, ...queueing, state(64, "full"), state(65, "off"))).toMatchObject({
    "Rolled back": [null, ""],
  });
  expect(told(faultOn, ...queueing, state(64, "full"), state(65, "off"), state(69, "full"))).toMatchObject({
    "Rolled back": [at(69), ""],
  });
});

it("has nothing to count from before the fault", () => {
  expect(told(people(5, "noticed")).faultOnAt).toBeNull();
  expect(told({ ...faultOn, at: millis(0) }).faultOnAt).toBe(0);
});
