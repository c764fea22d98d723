import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { faults } from "../../faults/index.ts";
import { mustUnderstand } from "../../run/toxiproxy/must-understand.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";

const PAGE = readFileSync(new URL("../../docs/faults.md", import.meta.url), "utf8");

const rows = PAGE.split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split(" | ").map((cell) => cell.replaceAll(/^\| | \|$/gu, "")))
  .map(([name = "", example = "", people = "", server = ""]) => ({
    name: name.replaceAll("`", ""),
    params: parse(example.replaceAll("`", "")) as unknown,
    people,
    server,
  }));

/** Whether a real toxiproxy-server can do this. */
function isKnownToServer(name: string, params: unknown): boolean {
  const plan = aPlan({ breaks: [aBreak({ changes: faults.get(name).changes(params) })] });
  try {
    mustUnderstand(plan, { dialect: "server", name: "toxiproxy-server" });
    return true;
  } catch {
    return false;
  }
}

it("the page of faults has each of them once", () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...faults.names].sort());
});

describe.each(rows)("the row of $name", ({ name, params, people, server }) => {
  it("has an example that a scenario can use, and says what people see", () => {
    expect(faults.get(name).params.safeParse(params).error?.issues).toBe(undefined);
    expect(people).not.toBe("");
  });

  it("says what a real toxiproxy-server does with it", () => {
    expect(server.startsWith("refused")).toBe(!isKnownToServer(name, params));
  });
});

const block = z.record(z.string(), z.record(z.string(), z.unknown()));

it("the lists and rhythms of the page name faults that there are, with parameters that they take", () => {
  const blocks = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/gu)].map(([, text = ""]) => parse(text) as object);
  const listed = blocks.flatMap((part) => ("fault" in part ? [part.fault].flat() : []));
  expect(listed).toHaveLength(4);
  for (const one of listed) {
    const [[name, params] = ["", {}]] = Object.entries(block.parse(one));
    expect(faults.get(name).params.safeParse(params).success, name).toBe(true);
  }
});
