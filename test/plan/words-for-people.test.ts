import { describe, expect, test } from "vitest";
import { complaintsOf, edited, scenarioOf } from "../support/scenario-text.ts";

const UNDO = "undo: { run: ./undo.sh }";
const withUndo = (undo: string): string => edited(UNDO, `undo: ${undo}`);

const PAPER =
  "title: Paper, trigger: no lists, decides: the lead, capacity: some, sharesFateWith: none, steps: [call]";
const withFallback = (more: string): string =>
  edited("    at: ", `    fallback: { ${PAPER}, ${more} }\n    at: `);

describe("what an undo must show", () => {
  test("is kept beside its action, which stays what a run does", () => {
    expect(
      scenarioOf(withUndo("{ run: ./undo.sh, expect: back }")).breaks[0]?.fixes[0]?.steps[0],
    ).toMatchObject({
      undo: { kind: "run", command: "./undo.sh" },
      undoExpect: "back",
    });
  });

  test.each([
    ["{ expect: back }", 'must have "run" or "http", exactly one of them'],
    ["{ run: x, expects: back }", 'Did you mean "expect"?'],
    ["{ run: x, within: 5s }", '"within" is not a key here'],
  ])("%s is refused", (undo, complaint) => {
    expect(complaintsOf(withUndo(undo)).join("\n")).toContain(complaint);
  });
});

describe("how paper comes back, and when to give up", () => {
  test("are kept", () => {
    const { fallback } = scenarioOf(withFallback("back: [type it in], giveUpAfter: 10m")).breaks[0] ?? {};
    expect(fallback).toMatchObject({ back: ["type it in"], giveUpAfter: 600_000 });
  });

  test.each([
    ["back: []", "must have at least one step"],
    ["giveUpAfter: 10", "must be a duration with its unit"],
    ["giveup: 10m", '"giveup" is not a key here'],
  ])("%s is refused", (more, complaint) => {
    expect(complaintsOf(withFallback(more)).join("\n")).toContain(complaint);
  });
});
