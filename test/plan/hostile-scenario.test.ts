import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document, isMap, isSeq, parse } from "yaml";
import { VALID, complaintsOf } from "../support/scenario-text.ts";

const nested = (open: string, times: number): string => `a: ${open.repeat(times)}`;

describe("hostile text is one clear complaint", () => {
  const bomb = "abcdefghij".split("").map((key, index, keys) => {
    const before = keys[index - 1];
    return `${key}: &${key} [${Array(9)
      .fill(before === undefined ? "x" : `*${before}`)
      .join(",")}]`;
  });
  const merges = Array.from(
    { length: 12 },
    (_, at) =>
      `a${at}: &a${at} { <<: [${Array(10)
        .fill(`*a${at - 1}`)
        .join(", ")}] }`,
  );
  const EMPTY = '1:1  This file is empty. A scenario starts with "scenario: " and its name.';
  const NO_MAP = '1:1  A scenario is a map of keys, such as "scenario: election-day".';
  const TOO_MUCH = "There is too much in this file for a scenario.";
  const DEEP = "This is nested too deeply: at most 32 levels.";

  const hostile: readonly (readonly [string, string, string])[] = [
    ["an empty file", "", EMPTY],
    ["a comment", "# nothing\n", EMPTY],
    ["null", "~", EMPTY],
    ["a list", "- a", NO_MAP],
    ["a word", "hello", NO_MAP],
    [
      "two documents",
      `${VALID}---\na: 1\n`,
      "47:1  A scenario is one YAML document, and here a second one starts.",
    ],
    ["a tab", VALID.replace("  edge", "\tedge"), "6:1  A tab cannot indent YAML. Use spaces."],
    ["a double key", `title: a\n${VALID}`, '3:1  "title" is here twice.'],
    ["a list as a key", `? [a]\n: 1\n`, "1:3  A list or a map cannot be a key."],
    ["a quote without its end", "title: 'abc", "1:12  This is not YAML: Missing closing 'quote."],
    [
      "a colon in a value",
      "title: a: b",
      "1:8  This is not YAML: Nested mappings are not allowed in compact mappings.",
    ],
    ["an alias of nothing", "title: *nothing", '1:8  There is no anchor "&nothing" before this.'],
    ["a directive", `%YAML 1.1\n---\n${VALID}`, '1:1  "%YAML 1.1" is a YAML directive; a scenario has none.'],
    [
      "10 MB",
      "x".repeat(10_000_000),
      "1:1  This file is too long for a scenario: at most 1,000,000 characters.",
    ],
    ["a NUL", "title: a\0b", "1:9  The control character U+0000 is not allowed here."],
    ["an escape", "title: \u001B[31m", "1:8  The control character U+001B is not allowed here."],
    ["a lone carriage return", "title: a\rb: 1", "1:9  The control character U+000D is not allowed here."],
    [
      "binary garbage",
      new TextDecoder().decode(Uint8Array.of(0x89, 0x50, 0xff, 0xfe)),
      "1:1  This is not UTF-8 text.",
    ],
    ["an alias bomb", bomb.join("\n"), "1:10  The aliases of this file make it too large."],
    ["an alias of itself", "a: &a [*a]", `1:8  ${DEEP}`],
    [
      "a merge of itself",
      "a: &a\n  <<: *a",
      '2:3  "<<" goes too far here: at most 10 maps at once and in a row.',
    ],
    [
      "a merge of text",
      "a: &a b\nc: { <<: *a }",
      '2:6  A "<<" key takes an alias of a map, or a list of them.',
    ],
    ["40 lists in lists", nested("[", 40), `1:35  ${DEEP}`],
    ["40 maps in maps", nested("{a: ", 40), `1:128  ${DEEP}`],
    ["40 entries in entries", nested("\n- ", 1) + "- ".repeat(40), `2:63  ${DEEP}`],
    [
      "10,000 breaks",
      `breaks: [${"{},".repeat(10_000)}]`,
      "1:9  There are too many entries here: at most 1,000.",
    ],
    [
      "1,001 breaks",
      `breaks: [${"{},".repeat(1001)}]`,
      "1:9  There are 1001 entries here: at most 1,000 are allowed.",
    ],
    ["a million brackets", "[".repeat(1_000_000), `1:201  ${DEEP}`],
    ["2,000 question marks", "? ".repeat(2000), `1:400  ${DEEP}`],
    ["2,000 dashes", `a:\n${"- ".repeat(2000)}\nb: 1`, `2:398  ${DEEP}`],
    ["100,000 lines", "a: b\n".repeat(100_000), `14286:4  ${TOO_MUCH}`],
  ];

  test.each(hostile)("%s", (_, text, expected) => {
    expect(complaintsOf(text)).toEqual([expected]);
  });

  test("101 breaks are too many", () => {
    const text = VALID.replace(/breaks:[^]*/u, `breaks: [${"{},".repeat(101)}]`);
    expect(complaintsOf(text)).toEqual(['25:9  "breaks" must have at most 100 breaks.']);
  });

  test("merges of merges of merges are read once each", () => {
    const text = `a-1: &a-1 { x: 1 }\n${merges.join("\n")}`;
    expect(complaintsOf(text)).toHaveLength(20);
  });
});

/** Those complaints about a text that do not stand inside of it. */
const misplaced = (text: string): readonly string[] => {
  const lines = text.split("\n");
  return complaintsOf(text)
    .slice(0, 20)
    .filter((complaint) => {
      const [, line = "0", column = "0"] = /^(\d+):(\d+) {2}\S/u.exec(complaint) ?? [];
      const length = lines[Number(line) - 1]?.length ?? -1;
      return Number(column) < 1 || Number(column) > length + 1;
    });
};

const values = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    "200",
    -1,
    1e21,
    "",
    null,
    "${",
    "${ports.}",
    "${links.x}",
    "99:99",
    "\u0007",
    [],
    {},
  ),
  fc.constantFrom("constructor", "toString", "hasOwnProperty", "<<", "24:00", "peak", "101%", "0s"),
);

type How = "delete" | "rename" | "replace";

/** Every place of a document that can be changed, as a function that changes it. */
function* changesIn(document: Document, node: unknown, how: How, value: unknown): Generator<() => void> {
  if (!isMap(node) && !isSeq(node)) return;
  for (const [index, item] of node.items.entries()) {
    const pair = isMap(node) ? node.items[index] : undefined;
    yield () => {
      if (how === "delete") node.items.splice(index, 1);
      else if (pair === undefined) node.items[index] = document.createNode(value);
      else if (how === "rename")
        pair.key = document.createNode(typeof value === "string" ? value : JSON.stringify(value));
      else pair.value = document.createNode(value);
    };
    yield* changesIn(document, pair === undefined ? item : pair.value, how, value);
  }
}

describe("whatever is done to a scenario, it is accepted or told with places inside the file", () => {
  test("one key or value changed", () => {
    const hows = fc.constantFrom<How>("delete", "rename", "replace");
    fc.assert(
      fc.property(fc.nat(10_000), hows, values, (pick, how, value) => {
        const document = new Document(parse(VALID));
        const changes = [...changesIn(document, document.contents, how, value)];
        changes[pick % changes.length]?.();
        expect(misplaced(String(document))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("characters changed", () => {
    const sign = fc.constantFrom(..."{}[]:,&*!|>'\"%@#?- \t\n\r~<$".split(""));
    const character = fc.oneof(sign, fc.string({ unit: "binary", maxLength: 1 }));
    const edit = fc.tuple(fc.nat(VALID.length), fc.nat(2), character);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const text = edits.reduce(
          (now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut),
          VALID,
        );
        expect(misplaced(text)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(misplaced(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
