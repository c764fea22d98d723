import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import { Desk } from "../../../cli/rehearsal/desk.ts";
import type { Word } from "../../../run/rehearsal/lead.ts";
import { fakeConsole } from "../../support/fake-console.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "gameday-desk-"));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const PLACES = {
  ports: { gotv: "21000", "voter-list": "21001" },
  links: { database: "127.0.0.1:21002" },
  folders: { outbox: "/tmp/gameday-x/outbox" },
};

async function* typed(...lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

function aDesk(hints: boolean, ...lines: readonly string[]) {
  const console = fakeConsole({ lines: () => typed(...lines) });
  const desk = new Desk({ console, hints, folder: FOLDER, runbook: undefined, alert: "DayDatabaseSlow" });
  const words: Word[] = [];
  const said = (word: Word) => {
    words.push(word);
    return "noted" as const;
  };
  return { console, desk, words, listening: desk.listen({ said }, AbortSignal.timeout(60_000)) };
}

describe("the desk of a rehearsal", () => {
  it("writes the addresses into a file that a shell can read, by the names that runbooks use", () => {
    const { console, desk } = aDesk(true);
    desk.tell({ kind: "staged", places: PLACES });
    const script = `. '${join(FOLDER, "addresses.env")}'; : "\${GOTV:=other}"; echo "$GOTV $VOTER_LIST $LINK_DATABASE $FOLDER_OUTBOX"`;
    const { stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
    expect(stdout.trim()).toBe("127.0.0.1:21000 127.0.0.1:21001 127.0.0.1:21002 /tmp/gameday-x/outbox");
    expect(readFileSync(join(FOLDER, "addresses.env"), "utf8")).not.toContain("undefined");
    expect(console.printed.err).toContain("addresses.env");
  });

  it("hands on each word in its order, and keeps help and typing mistakes to itself", async () => {
    const { console, words, listening } = aDesk(true, "noticed", "", "help", "fixd", "note odd", "fixed");
    await listening;
    expect(words).toEqual([{ kind: "noticed" }, { kind: "note", text: "odd" }, { kind: "fixed" }]);
    expect(console.printed.err).toContain('Did you mean "fixed"?');
    expect(console.printed.err).toContain("give up");
  });

  it("lets nothing that is typed steer the terminal", async () => {
    const { console, listening } = aDesk(true, "\u001B[2Jboo");
    await listening;
    expect(console.printed.err).not.toContain("\u001B");
  });

  it("names the runbook of an alert only when hints are on", () => {
    const alert = { kind: "alert", name: "DayDatabaseSlow", text: "60 bad calls" } as const;
    const withHints = aDesk(true);
    withHints.desk.tell(alert);
    expect(withHints.console.printed.err).toContain("gameday runbook open DayDatabaseSlow");
    const without = aDesk(false);
    without.desk.tell(alert);
    expect(without.console.printed.err).toContain("DayDatabaseSlow");
    expect(without.console.printed.err).not.toContain("runbook");
  });

  it("says so when there is no runbook to open", async () => {
    const { console, listening } = aDesk(true, "open");
    await listening;
    expect(console.printed.err).toContain("There is no runbook for this break.");
  });
});
