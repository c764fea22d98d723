import { expect, it } from "vitest";
import { judgeRun } from "../../findings/judge-run.ts";
import type { RunEvent } from "../../model/record.ts";
import { millis } from "../../model/units.ts";
import { formats } from "../../reports/index.ts";
import { aPlan } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";

const plan = aPlan({});
const aNote = (at: number, what: "note" | "inject", text: string): RunEvent => ({
  at: millis(at),
  kind: "note",
  what,
  text,
});
const readiness = judgeRun(
  aRecord(plan)
    .withEvents((events) => [
      aNote(-500, "note", "all are here"),
      ...events,
      aNote(plan.traffic.replayIn / 2, "inject", "the press | calls <b>now</b>"),
    ])
    .build(),
);

it("tells when each note was written, by the clock of the day", () => {
  const { from, to } = plan.traffic.day;
  expect(readiness.notes).toMatchObject([
    { clock: "before the start", what: "note", text: "all are here" },
    { what: "inject", text: "the press | calls <b>now</b>" },
  ]);
  const [, inject] = readiness.notes ?? [];
  const [hours = 0, minutes = 0] = (inject?.clock ?? "").split(":").map(Number);
  expect(hours * 60 + minutes).toBe(Math.floor((from + to) / 2));
});

it.each(["html", "markdown", "json"])("writes them into the report as %s, where they stay text", (format) => {
  const text = formats.get(format).render(readiness);
  expect(text).toContain("all are here");
  expect(text).toContain("the press");
  expect(text).not.toContain("<b>now</b>");
});

it.each(["html", "markdown"])("says nothing in %s where nobody wrote anything", (format) => {
  const { notes: _notes, ...without } = readiness;
  expect(formats.get(format).render(without)).not.toContain("What was written down");
  expect(formats.get(format).render(readiness)).toContain("What was written down");
});
