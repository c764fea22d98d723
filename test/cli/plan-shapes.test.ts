import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { countText, momentText } from "../../model/quantities.ts";
import type { Shape } from "../../model/traffic.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { sketch } from "../../scenarios/traffic/sketch.ts";
import { fakeConsole } from "../support/fake-console.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-shapes-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CALLS = 123_457;

const dayOf = ({ day }: Shape): string =>
  `day: { from: "${momentText(day.from)}", to: "${momentText(day.to)}" }`;

const scenarioWith = (shape: string, day: string): string => `scenario: a-shape
title: A day with this shape
why: To see what its plan says.
${day}
links:
  edge: { to: "127.0.0.1:8080" }
traffic:
  calls: ${CALLS}
  shape: ${shape}
  replayIn: 2m
  through: edge
  mix:
    - { name: look, weight: 1, get: / }
objectives:
  - { calls: look, share: 99% }
breaks:
  - id: service-gone
    symptom: Nothing answers
    at: peak
    fault: { cut-link: { link: edge } }
    want: { state: full, within: 5s, share: 99% }
    owner: field-team
    noFix: Nobody has one.
`;

async function plan(text: string, ...flags: readonly string[]) {
  const file = join(folder, "a-shape.yaml");
  writeFileSync(file, text);
  const console = fakeConsole();
  return { code: await main(["plan", file, ...flags], console), ...console.printed };
}

interface Printed {
  readonly calls: number;
  readonly peakAt: string;
  readonly peakPerSecond: number;
  readonly plan: { readonly traffic: { readonly arrivals: readonly number[] } };
}

describe("gameday plan of a day with the shape", () => {
  it.each(shapes.entries)("$name says its calls, its peak and its clock", async (shape) => {
    const { code, out } = await plan(scenarioWith(shape.name, dayOf(shape)));
    expect(code).toBe(0);
    const [from, to] = [shape.day.from, shape.day.to].map(momentText);
    expect(out).toContain(`${countText(CALLS)} calls of the day from ${from} to ${to}, replayed in 2 min`);
    expect(out).toMatch(
      new RegExp(`/s at the peak \\(\\d{2,3}:\\d\\d\\), ${shape.name}, poisson, seed 1\n`, "u"),
    );
  });

  it.each(shapes.entries)("$name has exactly the calls of the scenario", async (shape) => {
    const { out } = await plan(scenarioWith(shape.name, dayOf(shape)), "--json");
    const printed = JSON.parse(out) as Printed;
    expect(printed.calls).toBe(CALLS);
    expect(printed.plan.traffic.arrivals.reduce((sum, count) => sum + count, 0)).toBe(CALLS);
  });

  // Poisson arrivals move the busiest second a little: each range holds the moment that the shape is made for.
  it.each([
    ["tv-spike", "21:01", "21:11"],
    ["debate-night", "22:04", "22:11"],
    ["poll-close-steps", "20:00", "20:05"],
    ["deadline", "22:30", "24:00"],
    ["quarter-end", "21:00", "24:00"],
    ["email-blast", "15:45", "16:15"],
    ["strikes", "06:05", "06:20"],
    ["five-day-ramp", "138:00", "139:00"],
    ["lookup-morning", "08:00", "08:30"],
  ])("%s has its peak between %s and %s", async (name, from, to) => {
    const { out } = await plan(scenarioWith(name, dayOf(shapes.get(name))), "--json");
    const { peakAt } = JSON.parse(out) as Printed;
    expect(peakAt.padStart(6) >= from.padStart(6)).toBe(true);
    expect(peakAt.padStart(6) < to.padStart(6)).toBe(true);
  });

  it("five-day-ramp on one day is refused with what to write instead", async () => {
    const { code, err } = await plan(scenarioWith("five-day-ramp", 'day: { from: "06:00", to: "24:00" }'));
    expect(code).toBe(2);
    expect(err).toContain('such as day: { from: "06:00", to: "144:00" }');
  });

  it("with a wrong parameter names the line, the value and what to write", async () => {
    const { code, err } = await plan(scenarioWith("{ tv-spike: { peak: 2467 } }", ""));
    expect(code).toBe(2);
    expect(err).toContain("a-shape.yaml:9:");
    expect(err).toContain('such as "50/s", "148_000/m" or "1_100_000/h"');
  });
});

describe("gameday list", () => {
  it("draws every shape in its line, and says in JSON where its numbers come from", async () => {
    const [text, json] = [fakeConsole(), fakeConsole()];
    await main(["list"], text);
    await main(["list", "--json"], json);
    const lists = JSON.parse(json.printed.out) as { readonly shapes: readonly object[] };
    for (const [index, shape] of shapes.entries.entries()) {
      const { name, summary, source } = shape;
      expect(text.printed.out).toMatch(new RegExp(`\n  ${name} +${sketch(shape)}  `, "u"));
      expect(lists.shapes[index]).toEqual({ name, summary, source, sketch: sketch(shape) });
    }
  });
});
