import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLAYGROUND, reportOf, runCli, type CliEnd, type Report } from "../e2e/support/run-cli.ts";

interface DatabaseReport extends Report {
  readonly ledger: Readonly<Record<"acknowledged" | "stored" | "lost" | "doubled" | "inDoubt", number>>;
  readonly breaks: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly reason: string;
    readonly alone?: { readonly cameBack: boolean; readonly text: string };
    readonly fixes: readonly { readonly id: string; readonly outcome: string }[];
  }[];
}

// A machine that is busy with something else cannot tell: then a break is inconclusive, and never anything worse.
const REJECTED = expect.stringMatching(/^(?:rejected|inconclusive)$/u);
const TOLD = expect.stringMatching(/^(?:fix-proven|inconclusive)$/u);

describe("three ways to lose the same database, in small", () => {
  let end: CliEnd;
  let report: DatabaseReport;

  beforeAll(async () => {
    end = await runCli(["run", "gotv-database", "--calls", "49000", "--in", "70s", "--quiet"]);
    // Ready or not: anything else has no report to look at, but says why.
    if (end.code !== 0 && end.code !== 1) throw new Error(end.stderr);
    report = reportOf(end) as DatabaseReport;
  }, 400_000);
  afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

  const runbook = (id: string): string => readFileSync(join(end.folder, "runbooks", `${id}.md`), "utf8");

  /** What a probe says during each break, this one first, as its row of the table that tells the breaks apart. */
  const waitingOnLock = (id: string): readonly string[] => {
    const row = /^\| waiting-on-lock [^|]*\|(.*)\|$/mu.exec(runbook(id))?.[1] ?? "";
    return row.split("|").map((cell) => cell.trim());
  };

  it("finds a fix for each of them, and rejects the larger pool for two", () => {
    expect(report.breaks, JSON.stringify(report.breaks.map(({ reason }) => reason))).toMatchObject([
      { id: "database-slow", outcome: TOLD },
      { id: "contacts-locked", outcome: TOLD },
      { id: "database-lost", outcome: TOLD },
    ]);
    const tried = (id: string) => report.breaks.find((found) => found.id === id)?.fixes ?? [];
    for (const id of ["database-slow", "contacts-locked"]) {
      expect(tried(id)[0], id).toMatchObject({ id: "bigger-pool", outcome: REJECTED });
    }
    const proven = report.breaks.map(({ id, fixes }) => [
      id,
      fixes.find(({ outcome }) => outcome === "proven")?.id,
    ]);
    const wanted = {
      "database-slow": "degraded-mode",
      "contacts-locked": "end-lock-holder",
      "database-lost": "supervised-degraded",
    };
    const decided = report.breaks.filter(({ outcome }) => outcome !== "inconclusive").map(({ id }) => id);
    for (const id of decided) expect(proven).toContainEqual([id, wanted[id as keyof typeof wanted]]);
  });

  it("loses no write, though writes waited for a lock and a process died", () => {
    const { acknowledged, stored, lost, doubled, inDoubt } = report.ledger;
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    expect(acknowledged).toBeGreaterThan(5000);
    expect(stored).toBe(acknowledged + inDoubt);
    expect(report.calls).toMatchObject({ planned: 49_000, unaccounted: 0 });
  });

  it("ends healed and with nothing left behind, with the exit code of its verdict", () => {
    expect([report.healed, end.leftBehind]).toEqual([true, []]);
    expect(end.code).toBe(report.verdict === "READY" ? 0 : 1);
  });

  it("sees that the lost database comes back, and the service behind it does not", () => {
    const [slow, locked, lost] = report.breaks;
    expect([slow?.alone, locked?.alone]).toEqual([undefined, undefined]);
    expect(lost?.alone).toMatchObject({ cameBack: false });
    expect(lost?.alone?.text).toMatch(
      /^does not recover by itself: after the fault was gone 0 % of calls were good for \d[\d.]* s$/u,
    );
    const text = runbook("database-lost").replaceAll(/\s+/gu, " ");
    expect(text).toContain(
      "Left alone, it does not recover by itself: after the fault was gone 0 % of calls",
    );
    expect(text).toContain("Do not wait for it.");
    expect(runbook("database-slow")).not.toContain("Left alone");
  });

  it("tells the slow path from the lock by who waits in the database", () => {
    const [lockedHere = "", slowThere] = waitingOnLock("contacts-locked");
    expect(Number(/^\d+/u.exec(lockedHere)?.[0])).toBeGreaterThanOrEqual(10);
    expect(slowThere).toBe("**0**");
    const [slowHere, lockedThere] = waitingOnLock("database-slow");
    expect(slowHere).toBe("0");
    expect(lockedThere).toMatch(/^\*\*[1-9]\d/u);
    expect(runbook("contacts-locked")).toMatch(
      /Ask the probe `waiting-on-lock`[\s\S]*Match: it says [1-9]\d/u,
    );
    expect(runbook("contacts-locked")).toMatch(/No match, it says 0: .*\(database-slow\.md\)/u);
  });
});
