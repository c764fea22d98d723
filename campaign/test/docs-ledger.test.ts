import { describe, expect, it } from "vitest";
import { Editor } from "../docs-web/editor.ts";
import { Gaps } from "../docs-web/gaps.ts";
import type { Entry } from "../docs-web/layout.ts";
import { Layout } from "../docs-web/layout.ts";
import { keysIn } from "../docs-web/ledger.ts";
import { until } from "./support/start-program.ts";

const lines = [1, 2, 3, 4].map((number) => ({ number, key: `k${number}`, words: "w" }));

describe("the ledger of the transcript", () => {
  it("shows a line that is there twice as two, wherever the second stands", () => {
    expect(keysIn(["1 w\n2 w\n", "1 w\n3 w\n"], lines)).toEqual(["k1", "k2", "k1", "k3"]);
  });

  it("leaves out a line behind a later one, marks of gaps, and what nobody stored", () => {
    expect(keysIn(["1 w\n3 w\n2 w\n4 [missing]\n9 w\nHello\n"], lines)).toEqual(["k1", "k3"]);
  });
});

describe("the gaps of the transcript", () => {
  it("are due when a later number has come a while ago, once each, and not before the first number", () => {
    const gaps = new Gaps(1_000);
    for (const number of [5, 6, 9]) gaps.came(number);
    expect([gaps.due(0), gaps.due(999)]).toEqual([[], []]);
    gaps.came(8);
    expect([gaps.due(1_000), gaps.due(2_000), gaps.open]).toEqual([[7], [], 1]);
    gaps.came(7);
    expect(gaps.open).toBe(0);
  });
});

describe("the layout of a document", () => {
  it("asks for nothing when a line is there, and for one place when it is not", () => {
    const { layout, requests } = Layout.of("1 a\n3 c\n").with([{ number: 2, words: "b" }, { number: 3 }]);
    expect(requests).toEqual([{ insertText: { location: { index: 5 }, text: "2 b\n" } }]);
    expect(layout.with([{ number: 2, words: "again" }]).requests).toEqual([]);
  });
});

describe("the editor of the documents", () => {
  it("takes all marks of gaps along with one edit, so that no line waits behind them", async () => {
    const edits: (readonly Entry[])[] = [];
    const pages = {
      edit: (_: number, entries: readonly Entry[]) => Promise.resolve(void edits.push(entries)),
    };
    const gaps = new Gaps(0);
    const editor = new Editor({ pages, gaps, linesPerPage: 1_000 });
    for (const number of [1, 400]) gaps.came(number);
    const put = editor.put({ number: 400, words: "four hundred" });
    const running = editor.run();
    await put;
    await until(() => editor.size === 0);
    editor.stop();
    await running;
    expect([edits.length <= 2, edits.flat().filter(({ words }) => words === undefined).length]).toEqual([
      true,
      398,
    ]);
  });
});
