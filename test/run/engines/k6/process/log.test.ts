import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { boundLog, lastWords } from "../../../../../run/engines/k6/log.ts";

let folder: string;
let log: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-k6-log-"));
  log = join(folder, "k6.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line = (message: string): string => `${JSON.stringify({ level: "error", msg: message })}\n`;

describe("the last words in a log", () => {
  it("are its last message, as one line", async () => {
    writeFileSync(log, `${line("first")}${line("Error: it\n\tat file:///a.ts:1:2(3)\n")}`);
    expect(await lastWords(log)).toBe("Error: it at file:///a.ts:1:2(3)");
  });

  it("are found behind millions of other words, and are not too many", async () => {
    writeFileSync(log, line("warned").repeat(50_000));
    appendFileSync(log, line("the end ".repeat(1000)));
    expect(await lastWords(log)).toMatch(/^(?:the end )+.{0,8}$/u);
    expect((await lastWords(log)).length).toBe(1001);
  });

  it("are whole when the very last line is cut off", async () => {
    writeFileSync(log, `${line("whole")}{"level":"error","msg":"cut`);
    expect(await lastWords(log)).toBe("whole");
  });

  it.each([
    ["there is none", undefined],
    ["it is empty", ""],
    ["it holds something else", "no json\n[1]\nnull\n"],
  ])("are empty when %s", async (_, text) => {
    if (text !== undefined) writeFileSync(log, text);
    expect(await lastWords(log)).toBe("");
  });
});

describe("a bound log", () => {
  it("starts again when it grew too large, and goes on being written", async () => {
    writeFileSync(log, line("early").repeat(100_000));
    const unbind = boundLog(log);
    try {
      await vi.waitFor(() => expect(statSync(log).size).toBe(0), 20_000);
      appendFileSync(log, line("late"));
      expect(await lastWords(log)).toBe("late");
    } finally {
      unbind();
    }
  });

  it("may not be there yet", async () => {
    const unbind = boundLog(log);
    writeFileSync(log, line("early").repeat(100_000));
    await vi.waitFor(() => expect(statSync(log).size).toBe(0), 20_000);
    unbind();
  });
});
