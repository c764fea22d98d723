import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWord, type Typed } from "../../../cli/rehearsal/read-word.ts";

const lengthOf = (typed: Typed): number => {
  if (typed.kind === "unknown") return typed.typed.length;
  return typed.kind === "note" ? typed.text.length : 0;
};

describe("a typed line", () => {
  it.each([
    ["noticed", "noticed"],
    ["  OPEN ", "open"],
    ["fixed", "fixed"],
    ["give up", "give-up"],
    ["give-up", "give-up"],
    ["done", "done"],
    ["help", "help"],
    ["", "nothing"],
  ])("%j means %s", (line, kind) => {
    expect(readWord(line)).toEqual({ kind });
  });

  it("is a note with its text as it was typed", () => {
    expect(readWord("note  Pool looks FULL; `rm -rf` ${x}")).toEqual({
      kind: "note",
      text: "Pool looks FULL; `rm -rf` ${x}",
    });
  });

  it("is no note without a text", () => {
    expect(readWord("note ")).toMatchObject({ kind: "unknown" });
  });

  it("that is misspelt is told what was meant", () => {
    expect(readWord("notcied")).toEqual({ kind: "unknown", typed: "notcied", meant: "noticed" });
  });

  it("is never taken for a property that every object has", () => {
    expect(readWord("constructor")).toMatchObject({ kind: "unknown" });
    expect(readWord("__proto__")).toMatchObject({ kind: "unknown" });
  });

  it("is read to a bounded length, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), (line) => {
        expect(lengthOf(readWord(`x${line}`))).toBeLessThanOrEqual(80);
        expect(lengthOf(readWord(`note ${line}`))).toBeLessThanOrEqual(2000);
      }),
    );
  });
});
