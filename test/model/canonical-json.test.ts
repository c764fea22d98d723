import { expect, test } from "vitest";
import { canonicalJson } from "../../model/canonical-json.ts";

test("the order of keys makes no difference, however deep; the order of a list does", () => {
  const a = { b: [{ d: 1, c: 2 }], a: "x" };
  expect(canonicalJson({ a: "x", b: [{ c: 2, d: 1 }] })).toBe(canonicalJson(a));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test("what is not there is null", () => {
  expect(canonicalJson(undefined)).toBe("null");
});
