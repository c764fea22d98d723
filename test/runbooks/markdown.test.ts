import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "../../runbooks/markdown/nodes.ts";
import { readBlocks } from "../../runbooks/markdown/read-blocks.ts";
import { readInlines } from "../../runbooks/markdown/read-inlines.ts";
import { textWidth } from "../../runbooks/markdown/text-width.ts";
import { toTerminal } from "../../runbooks/markdown/to-terminal.ts";
import { escapeCell, escapeInline, fencedBlock, inlineCode } from "../../runbooks/escape-markdown.ts";
import { tenTexts } from "../support/ten-runbooks.ts";

const plain = { width: 80, colour: false } as const;
const shown = (markdown: string, width = 80): string =>
  toTerminal(readBlocks(markdown), { width, colour: false });

const NASTY = fc.string({
  unit: fc.constantFrom(...Array.from("\\`*_[]<>#|~$&()!-+=.1 ab\n\t\u001B\u009B\u202E\uD800é選🗳️")),
  maxLength: 120,
});

describe("a line is read", () => {
  test("with code, bold, emphasis and links in each other", () => {
    expect(readInlines("a **b `c*d`** [e *f*](#g) `` x`y ``")).toEqual([
      { kind: "text", text: "a " },
      {
        kind: "strong",
        of: [
          { kind: "text", text: "b " },
          { kind: "code", text: "c*d" },
        ],
      },
      { kind: "text", text: " " },
      {
        kind: "link",
        to: "#g",
        of: [
          { kind: "text", text: "e " },
          { kind: "emphasis", of: [{ kind: "text", text: "f" }] },
        ],
      },
      { kind: "text", text: " " },
      { kind: "code", text: "x`y" },
    ]);
  });

  test("back to the text that was escaped, whatever it was", () => {
    fc.assert(
      fc.property(NASTY, (text) => {
        const line = escapeInline(text);
        const back = escapeInline(plainText(readInlines(line)));
        expect(back).toBe(line);
        expect(readInlines(escapeCell(text)).every(({ kind }) => kind === "text")).toBe(true);
      }),
    );
  });

  test("back to the code that was put between backticks", () => {
    fc.assert(
      fc.property(NASTY, (text) => {
        const code = inlineCode(text);
        fc.pre(code.startsWith("`"));
        expect(readInlines(`x ${code} y`)).toHaveLength(3);
      }),
    );
  });
});

describe("blocks are read", () => {
  test("as the kinds that a runbook has", () => {
    const text =
      "# T\n\n> a\n> b\n\n- x\n  - y\n\n3. z\n\n   ```sh\n   ls\n   ```\n\n| A | B |\n| - | - |\n| 1 \\| 2 | `c` |\n\n<!-- gone -->\n---\nend";
    const blocks = readBlocks(text);
    expect(blocks.map(({ kind }) => kind)).toEqual([
      "heading",
      "quote",
      "list",
      "list",
      "table",
      "rule",
      "paragraph",
    ]);
    expect(blocks[3]).toMatchObject({
      from: 3,
      items: [[{ kind: "paragraph" }, { kind: "code", text: "ls" }]],
    });
    expect(blocks[4]).toMatchObject({ rows: [[[{ text: "1 | 2" }], [{ kind: "code", text: "c" }]]] });
  });

  test("of a fence nothing is lost and nothing gets out, whatever is in it", () => {
    fc.assert(
      fc.property(NASTY, (text) => {
        const fence = fencedBlock("sh", text);
        const blocks = readBlocks(`before\n\n${fence}\n\nafter`);
        expect(blocks).toHaveLength(3);
        expect(blocks[1]).toMatchObject({ kind: "code", text: fence.split("\n").slice(1, -1).join("\n") });
      }),
    );
  });

  test("and shown without an error and without an escape, whatever they are", () => {
    fc.assert(
      fc.property(NASTY, fc.integer({ min: 20, max: 90 }), (text, width) => {
        expect(shown(text, width)).not.toMatch(/\p{Cc}(?<!\n)|\u202E/u);
      }),
      { numRuns: 300 },
    );
  });

  test("without what steers a terminal, in code and tables too", () => {
    const steering = "\u001B]0;x\u0007\u009B2J\u202E";
    const all = `# ${steering}\n\n\`\`\`sh\n${steering}\n\`\`\`\n\n- \`${steering}\`\n\n| ${steering} |\n| - |\n| ${steering} |`;
    expect(shown(all)).not.toMatch(/\p{Cc}(?<!\n)|\u202E/u);
    expect(shown(all).match(/\uFFFD\]0;x/gu)).toHaveLength(5);
  });

  test("of deep nests without end only so much", () => {
    const deep = `${">".repeat(5000)} a\n${"- ".repeat(5000)}b\n${"**[".repeat(5000)}`;
    expect(shown(deep)).toContain("b");
  });
});

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

describe("for a terminal", () => {
  test("no line but a command is wider than 80 columns, and commands stay as they are", () => {
    for (const text of tenTexts().values()) {
      const blocks = readBlocks(text.slice(text.indexOf("\n# ")));
      const commands = blocks.flatMap((block) => (block.kind === "code" ? block.text.split("\n") : []));
      const lines = toTerminal(blocks, plain).split("\n");
      expect(commands.length).toBeGreaterThan(2);
      for (const command of commands) expect(lines).toContain(command);
      expect(lines.filter((line) => textWidth(line) > 80 && !commands.includes(line))).toEqual([]);
    }
  });

  test("a number stays with its unit", () => {
    for (let width = 20; width < 60; width += 1) {
      expect(shown("a lot of words before it is 99.5 % or 300 ms of it", width)).not.toMatch(
        /\d\n *(?:%|ms)/u,
      );
    }
  });

  test("a table too wide is turned, and one too wide both ways is told row by row", () => {
    const names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const wide = [row(names), row(names.map(() => "---")), row(names.map((name) => `${name}-value-long`))];
    expect(shown(wide.join("\n"))).toContain("two    two-value-long");
    const both = [...wide, ...Array.from({ length: 9 }, () => wide[2] ?? "")];
    const told = shown(both.join("\n"));
    expect(told).toContain("  two: two-value-long");
    expect(told.split("\n").every((line) => line.length <= 80)).toBe(true);
  });

  test("colour changes nothing but colours", () => {
    const text = "# a\n\n**b** `c`\n\n```sh\nd\n```\n";
    const coloured = toTerminal(readBlocks(text), { width: 80, colour: true });
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001B\[\d+m/gu, "")).toBe(shown(text));
    expect(coloured).not.toBe(shown(text));
  });

  test("wide letters are counted as two columns", () => {
    expect(textWidth("選挙 a\u0301")).toBe(6);
    expect(
      shown("選".repeat(60))
        .split("\n")
        .every((line) => textWidth(line) <= 80),
    ).toBe(true);
  });
});
