import { describe, expect, it } from "vitest";
import type { ProbeReading, RunEvent } from "../../model/record.ts";
import { millis } from "../../model/units.ts";
import { judgeRun } from "../../findings/judge-run.ts";
import { probeFigures } from "../../findings/probes.ts";
import { aPlan } from "../support/a-plan.ts";
import { RecordBuilder } from "../support/a-record.ts";

const PHASE = "database-slow/during";
const probe = (name: string) => ({
  name,
  shows: "sessions that wait",
  read: { kind: "run", command: "true" } as const,
  looks: 3,
});

const no = (failure: string): ProbeReading => ({ failure });

const eventOf = (reading: string | ProbeReading, index: number, name = "locks", phase = PHASE): RunEvent => ({
  at: millis(21_000 + index),
  kind: "probe",
  break: "database-slow",
  phase,
  probe: name,
  ...(typeof reading === "string" ? { value: reading } : reading),
});

const recordWith = (events: readonly RunEvent[], names = ["locks"]) =>
  new RecordBuilder(aPlan({ probes: names.map(probe) })).withEvents((all) => [...all, ...events]).build();

const figuresOf = (...readings: readonly (string | ProbeReading)[]) =>
  probeFigures(recordWith(readings.map((reading, index) => eventOf(reading, index))), PHASE)[0];

describe("what a probe said in a phase", () => {
  it.each([
    ["of one number is that number", ["20", "20", "20"], "20"],
    ["of several is their median, and their range", ["22", "18", "20"], "20 (18 to 22)"],
    ["of an even count is the middle between the two", ["1", "2"], "1.5 (1 to 2)"],
    ["of a text is the text", ["idle", "idle"], "idle"],
    [
      "of a text that changed is each in its order",
      ["a", "b", "a", "c", "d"],
      "a, then b, then c, and 1 more",
    ],
    ["with an answer missing says so", ["20", no("no answer"), "20"], "20; no answer to 1 of 3 looks"],
    ["without any answer says why", [no("no answer"), no("no answer")], "no answer"],
  ] as const)("%s", (_, readings, text) => {
    expect(figuresOf(...readings)?.text).toBe(text);
  });

  it("holds each value once, in the order of time", () => {
    expect(figuresOf("3", "1", "3")?.values).toEqual(["3", "1"]);
  });
});

describe("the reading of a phase", () => {
  it.each([
    ["numbers", ["22", "18", "20"], { kind: "number", low: 18, median: 20, high: 22 }],
    ["a negative number", ["-1.5", "-1.5"], { kind: "number", low: -1.5, median: -1.5, high: -1.5 }],
    ["a text on which two of three agree", ["a", "a", "b"], { kind: "text", value: "a" }],
    [
      "a number on which two of three agree, and one had no answer",
      ["7", no("x"), "7"],
      { kind: "number", low: 7, median: 7, high: 7 },
    ],
    ["no answer, when two of three had none", ["7", no("x"), no("x")], { kind: "text", value: "x" }],
    ["nothing after one look: that may be chance", ["20"], { kind: "unsteady" }],
    ["nothing when each look says something else", ["a", "b", "c"], { kind: "unsteady" }],
    ["nothing when half of the looks disagree", ["a", "a", "b", "b"], { kind: "unsteady" }],
    ["a text, for a hexadecimal is no number", ["0x10", "0x10"], { kind: "text", value: "0x10" }],
  ] as const)("is %s", (_, readings, reading) => {
    expect(figuresOf(...readings)?.reading).toEqual(reading);
  });
});

describe("the figures of a phase", () => {
  it("have the probes in the order of the scenario, those that were taken", () => {
    const events = [eventOf("1", 0, "second"), eventOf("2", 1, "first"), eventOf("3", 2, "stranger")];
    const record = recordWith(events, ["first", "second", "third"]);
    expect(probeFigures(record, PHASE).map(({ name }) => name)).toEqual(["first", "second"]);
  });

  it("are in the finding of the break, only in the phase in which they were taken", () => {
    const readiness = judgeRun(
      recordWith([eventOf("20", 0), eventOf("0", 1, "locks", "database-slow/before")]),
    );
    const texts = readiness.breaks[0]?.phases.map(({ phase, probes }) => [phase, probes?.[0]?.text]);
    expect(texts).toEqual([
      ["before", "0"],
      ["during", "20"],
      ["fixed", undefined],
      ["after", undefined],
    ]);
    expect(readiness.probes).toEqual([probe("locks")]);
  });

  it("are absent in a run without probes", () => {
    const readiness = judgeRun(new RecordBuilder(aPlan()).build());
    expect(readiness).not.toHaveProperty("probes");
    expect(readiness.breaks[0]?.phases[0]).not.toHaveProperty("probes");
  });
});
