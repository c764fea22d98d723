import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EnvironmentError } from "../../../model/errors.ts";
import type { Undo } from "../../../model/journal.ts";
import { RunJournal } from "../../../run/journal/journal.ts";
import { openRuns } from "../../../run/journal/open-runs.ts";
import { readJournal } from "../../../run/journal/read-journal.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-journal-"));
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  mkdirSync(join(folder, "record"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const undo: Undo = {
  kind: "step",
  action: { kind: "http", method: "POST", url: "http://127.0.0.1:1/off", body: "hush" },
  cwd: "/",
  moot: false,
};
const intent = (what: string) => ({ what, before: "off", undo, deadline: 12 });

describe("the journal of a run", () => {
  it("has everything that is open, in its order, and no more what was taken back", () => {
    const journal = new RunJournal("a-run", folder).begun();
    const ids = ["one", "two", "three"].map((what) => journal.begin(intent(what)));
    journal.undone(ids[1] ?? 0);
    journal.undone(ids[1] ?? 0);
    expect(readJournal(journal.path)).toMatchObject({
      run: "a-run",
      folder,
      process: { pid: process.pid },
      open: [
        { id: 1, ...intent("one") },
        { id: 3, ...intent("three") },
      ],
      lost: [],
    });
    expect(openRuns()).toMatchObject([{ how: "going-on", state: { run: "a-run" } }]);
  });

  it("is read up to a line that was cut off while it was written", () => {
    const journal = new RunJournal("a-run", folder).begun();
    journal.begin(intent("one"));
    appendFileSync(journal.path, '{"kind":"undone","id":1,"at":12,"b');
    expect(readJournal(journal.path)).toMatchObject({ open: [{ what: "one" }], lost: [] });
  });

  it("is its own, though another run of the same name goes on", () => {
    const [one, other] = [new RunJournal("a-run", folder).begun(), new RunJournal("a-run", folder).begun()];
    one.begin(intent("one"));
    one.close();
    other.close();
    expect(openRuns()).toMatchObject([{ state: { open: [{ what: "one" }] } }]);
  });

  it("goes to the record when nothing is open, without what might be secret in its undos", () => {
    const journal = new RunJournal("a-run", folder).begun();
    journal.undone(journal.begin(intent("one")));
    journal.close();
    expect(existsSync(journal.path)).toBe(false);
    const kept = readFileSync(join(folder, "record", "journal.jsonl"), "utf8");
    expect(kept).toContain('"what":"one"');
    expect(kept).not.toContain("hush");
    expect(openRuns()).toEqual([]);
  });

  it("stays where it is found while something is open", () => {
    const journal = new RunJournal("a-run", folder).begun();
    journal.begin(intent("one"));
    journal.close();
    expect(readJournal(journal.path)?.open).toHaveLength(1);
  });

  it("that somebody has put away refuses whatever comes next, and is not made again", () => {
    const journal = new RunJournal("a-run", folder).begun();
    const line = journal.begin(intent("one"));
    rmSync(journal.path);
    journal.undone(line);
    expect(() => journal.begin(intent("two"))).toThrow(EnvironmentError);
    expect(existsSync(journal.path)).toBe(false);
  });

  it("that cannot be made ends the run before anything is done", () => {
    vi.stubEnv("XDG_STATE_HOME", "/dev/null");
    expect(() => new RunJournal("a-run", folder).begun()).toThrow(/cannot be made: ENOTDIR/u);
  });

  it("that does not even say whose it is counts as unreadable", () => {
    const { path } = new RunJournal("a-run", folder).begun();
    rmSync(path);
    appendFileSync(path, "garbage\n");
    expect(openRuns()).toEqual([{ how: "unreadable", path }]);
  });
});
