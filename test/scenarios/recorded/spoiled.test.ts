import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownStart } from "../../../scenarios/recorded/spoiled.ts";

describe("the beginning of a line that cannot be read", () => {
  it.each([
    ["the disk was full here", "the disk was full here"],
    ["203.0.113.7 GET /a?who=ada", "0.0.0.0 GET /a…"],
    ["to ada.lovelace@example.org now", "to (address) now…"],
    ["id 3f2504e0-4f89 done", "id 0-0 done…"],
    ["\u001B[31mred\u0000\u00FF", "·[0mred·…"],
    ["", ""],
  ])("%j is shown as %j", (line, shown) => {
    expect(shownStart(line)).toBe(shown);
  });

  it("is short, on one line, without digits other than 0, queries and signs that steer", () => {
    const noise = fc.string({ unit: "binary", maxLength: 400 });
    fc.assert(
      fc.property(noise, (line) => {
        const shown = shownStart(line);
        expect(shown.length).toBeLessThanOrEqual(80);
        expect(shown).toMatch(/^[\x20-\x3E\x40-\x7E·]*…?$/u);
        expect(shown).not.toMatch(/[1-9]/u);
      }),
    );
  });
});
