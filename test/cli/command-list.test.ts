import { describe, expect, it } from "vitest";
import { loadCalled } from "../../cli/command-list.ts";
import { COMMANDS } from "../../cli/commands/index.ts";
import { fakeConsole } from "../support/fake-console.ts";

/** The names of the commands that are loaded for a command line, those of a group behind its own. */
async function loadedFor(...args: string[]): Promise<readonly string[]> {
  const made = (await loadCalled(COMMANDS, args)).map((make) => make(fakeConsole(), () => undefined));
  return made.flatMap((command) => [
    command.name(),
    ...command.commands.map((each) => `${command.name()} ${each.name()}`),
  ]);
}

const all = await loadedFor();
const alone = all.filter((name) => all.every((other) => !other.startsWith(`${name} `)));
const groups = all.filter((name) => !alone.includes(name));

it("there are commands and groups of them, each once", () => {
  expect(alone).toEqual(expect.arrayContaining(["run", "runbook find"]));
  expect(groups).toContain("runbook");
  expect(new Set(all).size).toBe(all.length);
});

describe("loading what is called", () => {
  it.each(alone.filter((name) => !name.includes(" ")))("gameday %s: alone", async (name) => {
    for (const args of [[name], [name, "plan"], ["--json", name]])
      expect(await loadedFor(...args)).toEqual([name]);
  });

  it.each(alone.filter((name) => name.startsWith("runbook ")))(
    "gameday %s: alone in its group",
    async (name) => {
      expect(await loadedFor(...name.split(" "), "plan")).toEqual(["runbook", name]);
    },
  );

  it.each([["runbook"], ["runbook --help"], ["runbook help find"], ["runbook fnid"]])(
    "gameday %s: the whole group, one of which may be what is meant",
    async (line) => {
      const group = all.filter((name) => name === "runbook" || name.startsWith("runbook "));
      expect(await loadedFor(...line.split(" "))).toEqual(group);
    },
  );

  it.each(["", "--help", "--version", "help run", "rnu", "toString", "constructor"])(
    "gameday %s: all, one of which may be what is meant",
    async (line) => expect(await loadedFor(...line.split(" ").filter(Boolean))).toEqual(all),
  );
});
