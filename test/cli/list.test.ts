import { expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { fakeConsole } from "../support/fake-console.ts";

interface Listed {
  readonly name: string;
  readonly breaks: readonly string[];
  readonly sealed: number;
  readonly sources: readonly string[];
}

const printed = async (...words: string[]): Promise<string> => {
  const console = fakeConsole();
  expect(await main(words, console)).toBe(0);
  return console.printed.out;
};

it("names for every scenario its breaks and where it comes from", async () => {
  const text = await printed("list");
  const { scenarios } = JSON.parse(await printed("list", "--json")) as { scenarios: readonly Listed[] };
  expect(scenarios.length).toBeGreaterThan(15);
  for (const { name, breaks, sources } of scenarios) {
    expect([name, sources.length > 0, breaks.length > 0]).toEqual([name, true, true]);
    const [, lines = ""] = text.split(`\n  ${name}: `);
    expect(lines.split("\n").slice(1, 3).join("\n")).toContain(`breaks  ${breaks.join(", ")}`);
    expect(lines.split("\n")[2]).toContain(`source  ${sources[0]}`);
  }
});

it("keeps a sealed break to itself, as the plan for players does", async () => {
  const { scenarios } = JSON.parse(await printed("list", "--json")) as { scenarios: readonly Listed[] };
  const day = scenarios.find(({ name }) => name === "everything-day");
  const known = await printed("plan", "everything-day");
  const all = await printed("plan", "everything-day", "--game-master");
  const ids = new Set(
    [...all.matchAll(/^ +\d+:\d\d {2}\d\d:\d\d {2}([\w-]+): canary/gmu)].map(([, id]) => id),
  );
  const hidden = [...ids].filter((id) => !day?.breaks.includes(String(id)));
  expect(day?.sealed).toBe(1);
  expect(hidden).toHaveLength(1);
  for (const id of hidden) expect(known).not.toContain(id);
});
