import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logFormats } from "../../scenarios/recorded/index.ts";

const PAGE = readFileSync(new URL("../../docs/import.md", import.meta.url), "utf8");
const BIN = new URL("../../cli/bin.ts", import.meta.url).pathname;
const TSX = import.meta.resolve("tsx");

const blocksOf = (language: string): readonly string[] =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "gu"))].map(([, text = ""]) => text);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-import-docs-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Types a command as the page has it, and answers with what it printed. */
function typed(command: string): string {
  const [program, ...args] = command.replace("$ ", "").split(" ");
  expect(program).toBe("gameday");
  const ended = spawnSync(process.execPath, ["--import", TSX, BIN, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  expect([ended.status, ended.stderr]).toEqual([0, ""]);
  return ended.stdout;
}

describe("docs/import.md", () => {
  it("shows what the commands print, and what is in the scenario", () => {
    const [log, ...others] = blocksOf("text");
    expect(others).toEqual([]);
    writeFileSync(join(folder, "access.log"), log ?? "");
    const [imported = "", planned = "", ...more] = blocksOf("console");
    expect(more).toEqual([]);
    const [command = "", ...printed] = imported.split("\n");
    expect(typed(command)).toBe(printed.join("\n"));
    expect(typed(planned.trim())).toContain("Nothing was started.");
    const scenario = readFileSync(join(folder, "election-day.yaml"), "utf8");
    expect(blocksOf("yaml")).toHaveLength(1);
    for (const block of blocksOf("yaml")) expect(scenario).toContain(block);
  });

  it("has every format with its summary, and no other", () => {
    const rows = [...PAGE.matchAll(/^\| `(\w+)` \| (.*) \|$/gmu)].map(([, name, summary]) => ({
      name,
      summary,
    }));
    expect(rows).toEqual(logFormats.entries.map(({ name, summary }) => ({ name, summary })));
  });
});
