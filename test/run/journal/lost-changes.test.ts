import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RunJournal } from "../../../run/journal/journal.ts";
import { readJournal } from "../../../run/journal/read-journal.ts";

let folder: string;
let journal: RunJournal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-lost-"));
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  journal = new RunJournal("a-run", folder).begun();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const begin = (what: string): number =>
  journal.begin({ what, before: "not there", undo: { kind: "nothing", why: "it is a test" } });

/** Line 1 opens the journal, then three changes, of which the second is taken back: lines 2, 3, 4 and 5. */
function threeChanges(): void {
  begin("one");
  const two = begin("two");
  journal.undone(two);
  begin("three");
}

/** Writes something else into the place of a line; nothing at all takes the line away. */
function damage(number: number, text?: string): void {
  const lines = readFileSync(journal.path, "utf8").split("\n");
  writeFileSync(
    journal.path,
    lines.toSpliced(number - 1, 1, ...(text === undefined ? [] : [text])).join("\n"),
  );
}

const read = () => {
  const { lost = [], open = [] } = readJournal(journal.path) ?? {};
  return { lost, open: open.map(({ what }) => what) };
};

describe("a journal of which a line cannot be read", () => {
  it("has lost nothing while all of it can", () => {
    threeChanges();
    expect(read()).toEqual({ lost: [], open: ["one", "three"] });
  });

  it("has lost a change when its number is missing, and says between which others", () => {
    threeChanges();
    journal.undone(3);
    damage(5, '{"kind":"begin","id":3,"at":17');
    begin("four");
    expect(read()).toEqual({
      lost: [],
      open: ["one", "four"],
    });
    damage(2, "\0\0\0\0");
    expect(read().lost).toEqual([{ how: "damaged", line: 2, after: "", before: "two" }]);
  });

  it("has lost nothing when no number is missing: what stood there took something back, which is done once more", () => {
    threeChanges();
    damage(4, "garbage");
    expect(read()).toEqual({ lost: [], open: ["one", "two", "three"] });
  });

  it("may have lost a change when nothing was begun later, for no number can be missing there", () => {
    threeChanges();
    damage(5, "garbage");
    expect(read().lost).toEqual([{ how: "damaged", line: 5, after: "two", before: "" }]);
  });

  it("names each line of several that may hide the change", () => {
    threeChanges();
    damage(3, "garbage");
    damage(4, "garbage");
    expect(read().lost.map(({ line }) => line)).toEqual([3, 4]);
  });

  it("misses a line that is gone altogether where the next one stands", () => {
    threeChanges();
    damage(2);
    expect(read().lost).toEqual([{ how: "gone", line: 2, after: "", before: "two" }]);
  });

  it("counts empty lines, so that its numbers are those of an editor", () => {
    begin("one");
    appendFileSync(journal.path, "\n\ngarbage\n");
    expect(read().lost).toEqual([{ how: "damaged", line: 5, after: "one", before: "" }]);
  });

  it("has lost nothing behind the moment at which a healer took over, who changes nothing", () => {
    begin("one");
    appendFileSync(journal.path, '{"kind":"taken-over","at":1,"by":"heal","why":"a test"}\ngarbage\n');
    expect(read()).toEqual({ lost: [], open: ["one"] });
  });

  it("still has what it lost when a healer has written into it", () => {
    begin("one");
    appendFileSync(journal.path, 'garbage\n{"kind":"taken-over","at":1,"by":"heal","why":"a test"}\n');
    expect(read().lost).toHaveLength(1);
  });
});

describe("a last line without an end", () => {
  it("is as if it were not there: its change was waiting for it", () => {
    begin("one");
    appendFileSync(journal.path, '{"kind":"begin","id":2,"at":17,"wh');
    expect(read()).toEqual({ lost: [], open: ["one"] });
  });

  it("does not swallow the next one", () => {
    begin("one");
    appendFileSync(journal.path, '{"kind":"begin","id":2,"at":17,"wh');
    begin("two");
    expect(read()).toEqual({ lost: [], open: ["one", "two"] });
  });

  it("counts when it can be read, and stays when the next one comes", () => {
    begin("one");
    writeFileSync(journal.path, readFileSync(journal.path, "utf8").trimEnd());
    expect(read().open).toEqual(["one"]);
    begin("two");
    expect(read()).toEqual({ lost: [], open: ["one", "two"] });
  });
});

it("a change that could not be written down leaves no gap behind", () => {
  begin("one");
  const text = readFileSync(journal.path, "utf8");
  rmSync(journal.path);
  expect(() => begin("refused")).toThrow("cannot be written");
  writeFileSync(journal.path, text);
  begin("two");
  expect(read()).toEqual({ lost: [], open: ["one", "two"] });
});
