import { expect, it } from "vitest";
import { judgeCanary } from "../../findings/canary.ts";
import { aCallRow } from "../support/a-call-row.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";

const canaryOf = (record = aRecord()) => judgeCanary(aBreak(), record.build());

it("is seen when its delay shows in the median of a call, and says from where to where", () => {
  expect(canaryOf()).toEqual({
    seen: true,
    text: expect.stringMatching(/^5 ms on database moved the median of next-voter from 4 ms to 9 ms$/u),
  });
});

it.each([
  [6.4, false],
  [6.6, true],
])("is seen from half of its delay on: a median of %s ms behind 4 ms gives %s", (latency, seen) => {
  expect(canaryOf(aRecord().withPhase("canary", { latency }))?.seen).toBe(seen);
});

it("is seen when only one kind of call uses the link", () => {
  const record = aRecord()
    .withPhase("canary", { latency: 4 })
    .withRows((rows) => {
      const slow = aRecord().build().calls;
      return rows.map((row, index) => (row.call === "record-contact" ? (slow[index] ?? row) : row));
    });
  expect(canaryOf(record)).toMatchObject({ seen: true, text: expect.stringContaining("record-contact") });
});

/** Calls before and under the canary, of which this share is as quick as the links allow; the others wait long, and less under the canary. */
const crowded = (quickShare: number) =>
  aRecord().withRows((rows) =>
    rows.flatMap((row) => {
      const quick = Math.round(row.sent * quickShare);
      const isCanary = row.phase.endsWith("/canary");
      const parts = [
        { sent: quick, latency: isCanary ? 9 : 4 },
        { sent: row.sent - quick, latency: isCanary ? 38 : 40 },
      ];
      const { second, call, phase } = row;
      return parts.map(({ sent, latency }) => aCallRow({ second, call, phase, sent, latency }));
    }),
  );

it("is seen in the fastest tenth when a load that falls hides it in the median", () => {
  expect(canaryOf(crowded(0.2))).toEqual({
    seen: true,
    text: "5 ms on database moved the fastest tenth of next-voter from 4 ms to 9 ms",
  });
  expect(canaryOf(crowded(0.05))?.seen).toBe(false);
});

it("is not seen when no canary was sent, however slow the calls were", () => {
  expect(canaryOf(aRecord().without("canary"))).toEqual({ seen: false, text: "no canary was sent" });
});

it.each([
  [19, false],
  [20, true],
])("needs 20 answers of a call: with %s of them seen is %s", (calls, seen) => {
  expect(canaryOf(aRecord().withPhase("canary", { calls }))?.seen).toBe(seen);
});

it("counts only calls that were answered within the phase", () => {
  const record = aRecord().withRows((rows) =>
    rows.map((row) => (row.phase.endsWith("/canary") ? { ...row, class: "across" as const } : row)),
  );
  expect(canaryOf(record)).toEqual({ seen: false, text: "too few calls to see the canary" });
});

it("is not asked for when the fault is no fault of a link", () => {
  const killed = aBreak({ links: [], changes: [{ kind: "kill", process: "gotv" }] });
  expect(judgeCanary(killed, aRecord(aPlan({ breaks: [killed] })).build())).toBeUndefined();
});
