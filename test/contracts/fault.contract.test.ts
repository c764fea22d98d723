import { describe, expect, it } from "vitest";
import { z } from "zod";
import { faults } from "../../faults/index.ts";
import type { Change } from "../../model/toxic.ts";

/** The least that each fault has to be told. */
const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "slow-link": { link: "database", latency: "200ms" },
  "thin-link": { link: "database", rate: "50KB/s" },
  "cut-link": { link: "database" },
  "repoint-link": { link: "database", to: "127.0.0.1:${ports.wrong}" },
  "stalled-link": { link: "database" },
  "reset-link": { link: "database" },
  "chopped-link": { link: "database", size: 100 },
  "lost-answer": { link: "database" },
  "slow-close-link": { link: "database", delay: "2s" },
  "refused-calls": { link: "vendor", path: "/pay", status: 429 },
  "slow-calls": { link: "vendor", path: "/pay", latency: "2s" },
  "cut-answers": { link: "vendor", path: "*.csv", after: 1000 },
  "slow-headers": { link: "vendor", path: "/", lasting: "10s" },
  "kill-process": { process: "api" },
  "pause-process": { process: "api" },
  hook: { what: "contacts is locked", on: { run: "touch locked" }, off: { run: "rm -f locked" } },
};

/** What each kind of target must be. */
const TARGETS = {
  process: "must be the name of a process",
  link: "must be the name of a link",
  what: "must be text",
} as const;

const targetOf = (example: Readonly<Record<string, unknown>>): keyof typeof TARGETS => {
  if (Object.hasOwn(example, "what")) return "what";
  return Object.hasOwn(example, "process") ? "process" : "link";
};

const numbersOf = (change: Change): number[] =>
  change.kind === "toxic"
    ? Object.values<unknown>(change.toxic.attributes).filter((value) => typeof value === "number")
    : [];

it("there is one example for each fault", () => {
  expect(Object.keys(examples).sort()).toEqual([...faults.names].sort());
});

describe.each(faults.entries)("the fault $name", (fault) => {
  const example = examples[fault.name] ?? {};
  const target = targetOf(example);

  it("fills in what it was not told, and changes its own target only", () => {
    const changes = fault.changes(example);
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) expect(change).toMatchObject({ [target]: example[target] });
  });

  it("refuses an unknown parameter by its name", () => {
    const refused = fault.params.safeParse({ ...example, latncy: 1 });
    expect(refused.error?.issues[0]?.message).toContain("latncy");
    expect(() => fault.changes({ ...example, latncy: 1 })).toThrow("latncy");
  });

  it.each([undefined, 7])("says what it needs instead of %o as its target", (value) => {
    const refused = fault.params.safeParse({ ...example, [target]: value });
    expect(refused.error?.issues[0]?.message).toBe(TARGETS[target]);
  });

  it("takes no empty target", () => {
    expect(fault.params.safeParse({ ...example, [target]: "" }).success).toBe(false);
  });

  it("makes changes that survive JSON", () => {
    const changes = fault.changes(example);
    expect(JSON.parse(JSON.stringify(changes))).toStrictEqual(changes);
  });

  it("gives Toxiproxy only whole numbers that are not negative", () => {
    for (const number of fault.changes(example).flatMap(numbersOf)) {
      expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
    }
  });

  it("describes itself in plain words that name its target", () => {
    const text = fault.describe(example);
    expect(text).toContain(example[target]);
    expect(text).not.toMatch(/undefined|NaN|\[object/u);
    expect(fault.summary).toMatch(/^[A-Z].*\.$/u);
  });

  it("has parameters that can be described to an editor", () => {
    expect(z.toJSONSchema(fault.params, { io: "input" })).toMatchObject({ type: "object" });
  });
});
