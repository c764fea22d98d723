import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shellWord } from "../../model/shell-word.ts";

const words = fc.array(
  fc.oneof(
    fc.string({ unit: fc.constantFrom(..."ab'\"`$(){}[];&|<>*?~#!\\ \t\n=%".split("")), maxLength: 20 }),
    fc.constantFrom("$(id)", "`id`", "a'b", "it's; rm -rf /", "-rf", "", "a b", "~", "$HOME"),
  ),
  { minLength: 1, maxLength: 20 },
);

describe("a word of a shell command", () => {
  it("means itself to a real shell, whatever it holds", () => {
    fc.assert(
      fc.property(words, (texts) => {
        const { stdout } = spawnSync("/bin/sh", ["-c", `printf '%s\\0' ${texts.map(shellWord).join(" ")}`], {
          encoding: "utf8",
        });
        expect(stdout.split("\0").slice(0, -1)).toEqual(texts);
      }),
      { numRuns: 50 },
    );
  });

  it("is left alone where a shell sees nothing in it", () => {
    expect(shellWord("scenarios/gotv-election-day.yaml")).toBe("scenarios/gotv-election-day.yaml");
  });
});
