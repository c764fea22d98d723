import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  eventsOf,
  reportOf,
  startCli,
  type CliEnd,
  type Report,
  type RunningCli,
} from "../../e2e/support/run-cli.ts";

interface DayReport extends Report {
  readonly ledger?: Readonly<Record<"acknowledged" | "stored" | "lost" | "doubled" | "inDoubt", number>>;
  readonly breaks: readonly DayBreak[];
}

interface DayBreak {
  readonly id: string;
  readonly outcome: string;
  readonly reason: string;
  readonly fixes: readonly { readonly id: string; readonly outcome: string }[];
}

/** What must come of a break: its fixes in the order in which they are tried, or that it holds without one. */
type Expected = "withstood" | { readonly rejected: readonly string[]; readonly proven: string };

interface Small {
  readonly calls: number;
  readonly seconds: number;
}

const toldIn = ({ outcome, reason, fixes }: DayBreak): unknown => ({
  outcome,
  fixes: fixes.map((fix) => `${fix.id}: ${fix.outcome}`),
  reason,
});

const expectedIn = (expected: Expected): unknown =>
  expected === "withstood"
    ? expect.objectContaining({ outcome: "withstood" })
    : expect.objectContaining({
        outcome: "fix-proven",
        fixes: [...expected.rejected.map((id) => `${id}: rejected`), `${expected.proven}: proven`],
      });

/** Preflight on a busy machine makes a replay longer; behind this nothing could be told from it any more. */
const MOST_AROUND_S = 320;
const HEAL_S = 60;

/** Its end, ready or not; a run that takes too long is stopped, healed, and fails with what it has said. */
async function inTime({ child, end }: RunningCli, seconds: number): Promise<CliEnd> {
  const timer = setTimeout(() => child.kill("SIGINT"), (seconds + MOST_AROUND_S) * 1000);
  const over = await end.finally(() => clearTimeout(timer));
  if (over.code === 0 || over.code === 1) return over;
  const stretched =
    over.folder === "" ? undefined : eventsOf(over).findLast(({ kind }) => kind === "preflight");
  throw new Error(`It ended with ${over.code}. ${over.stderr}\n${JSON.stringify(stretched)}`);
}

/** Carries a shipped scenario out with few calls, and holds each of its breaks to what must come of it. */
export function rehearseInSmall(
  scenario: string,
  { calls, seconds }: Small,
  expected: Readonly<Record<string, Expected>>,
): () => DayReport {
  let end: CliEnd;
  let report: DayReport;
  describe(`${scenario}, in small`, () => {
    const out = mkdtempSync(join(tmpdir(), "gameday-day-"));
    beforeAll(
      async () => {
        end = await inTime(
          startCli(
            ["run", scenario, "--calls", String(calls), "--in", `${seconds}s`, "--out", out, "--quiet"],
            out,
          ),
          seconds,
        );
        report = reportOf(end) as DayReport;
      },
      (seconds + MOST_AROUND_S + HEAL_S) * 1000,
    );
    afterAll(() => {
      // For `npm run proofs`, which tells in the catalogue what these runs have shown.
      const kept = process.env["GAMEDAY_PROOFS"];
      if (kept !== undefined) cpSync(join(end.folder, "report.json"), join(kept, scenario, "report.json"));
      rmSync(out, { recursive: true, force: true });
    });

    it("ends every break as it must: what helps is proven, and what does not is rejected", () => {
      const told = Object.fromEntries(report.breaks.map((found) => [found.id, toldIn(found)]));
      const wanted = Object.fromEntries(
        Object.entries(expected).map(([id, outcome]) => [id, expectedIn(outcome)]),
      );
      expect(told).toEqual(wanted);
    });

    it("accounts for every call, and loses and doubles no write", () => {
      expect(report.calls).toMatchObject({ planned: calls, dropped: 0, unaccounted: 0 });
      const { acknowledged = 0, stored = 0, inDoubt = 0, lost = 0, doubled = 0 } = report.ledger ?? {};
      expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
      expect(stored).toBe(acknowledged + inDoubt);
    });

    it("ends healed, and leaves nothing behind", () => {
      expect([report.healed, end.leftBehind]).toEqual([true, []]);
    });
  });
  return () => report;
}
