import { describe, expect, it } from "vitest";
import { redactor } from "../../model/redact.ts";
import { beginningOf, endOf } from "../../run/cut-text.ts";

describe("a text that is cut", () => {
  it("says where, and stays whole when it fits", () => {
    expect([beginningOf("abcdef", 3), endOf("abcdef", 3)]).toEqual(["abc…", "…def"]);
    expect([beginningOf("abc", 3), endOf("abc", 3)]).toEqual(["abc", "abc"]);
  });

  it("stays as short however often something is added to it", () => {
    let tail = "";
    for (let round = 0; round < 100; round += 1) tail = endOf(`${tail}${round} `, 10);
    expect(tail).toBe("… 97 98 99 ");
  });

  it.each([6, 10, 20])("in the middle of a secret leaves %i characters of it to nobody", (left) => {
    const secret = "correct-horse-battery-staple";
    const redact = redactor([secret]);
    const beginning = beginningOf(`it said ${secret} and more`, "it said ".length + left);
    const end = endOf(`it said ${secret} and more`, " and more".length + left);
    expect(redact(`It failed: ${beginning}; that was all.`)).toBe("It failed: it said ****…; that was all.");
    expect(redact(`Its last words: ${end}`)).toBe("Its last words: …**** and more");
  });
});
