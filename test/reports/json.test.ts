import { expect, test } from "vitest";
import { jsonFormat } from "../../reports/formats/json.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { HOSTILE, hostileReadiness } from "./hostile-readiness.ts";

interface Report {
  readonly sentence: string;
  readonly calls: Readonly<Record<string, number>>;
  readonly breaks: readonly {
    id: string;
    reason: string;
    fixes: readonly { id: string; outcome: string }[];
  }[];
  readonly day: { readonly points: Readonly<Record<string, readonly number[]>> };
  readonly ledger?: object;
}

const parsed = (text: string): Report => JSON.parse(text) as Report;

test("the keys that scripts rely on are there, in this order", () => {
  const report = parsed(jsonFormat.render(aReadiness()));
  expect(Object.keys(report)).toEqual([
    "verdict",
    "sentence",
    "run",
    "startedAt",
    "interrupted",
    "version",
    "scenario",
    "gates",
    "pageOne",
    "calls",
    "schedule",
    "ledger",
    "objectives",
    "breaks",
    "healed",
    "healChecks",
    "day",
    "figures",
    "mix",
    "machine",
    "engine",
    "toxiproxy",
    "troubles",
    "notTested",
    "differs",
    "sealed",
    "repeat",
  ]);
  expect(Object.keys(report.calls)).toEqual([
    "planned",
    "sent",
    "answered",
    "failed",
    "dropped",
    "unaccounted",
  ]);
});

test("breaks carry what became of each fix", () => {
  const slow = parsed(jsonFormat.render(aReadiness())).breaks[2];
  expect(slow?.id).toBe("database-slow");
  expect(slow?.fixes.map(({ id, outcome }) => [id, outcome])).toEqual([
    ["bigger-pool", "rejected"],
    ["degraded-mode", "proven"],
  ]);
});

test("the seconds of the day are arrays of the same length, each on one line", () => {
  const text = jsonFormat.render(aReadiness());
  const { points } = parsed(text).day;
  expect(Object.values(points).map(({ length }) => length)).toEqual(Array.from({ length: 8 }, () => 300));
  expect(text.split("\n").length).toBeLessThan(1500);
});

test("what was not measured is absent", () => {
  const { ledger: _, ...rest } = aReadiness();
  expect(parsed(jsonFormat.render(rest)).ledger).toBeUndefined();
});

test("texts from outside come back as they were, though the file holds none of their marks", () => {
  for (const text of HOSTILE) {
    const file = jsonFormat.render(hostileReadiness([text]));
    expect(parsed(file).sentence).toBe(text);
    expect(file).not.toContain("<");
  }
});
