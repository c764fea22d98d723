import { shareText } from "../../model/quantities.ts";
import type { Gate, Readiness, Verdict } from "../../model/readiness.ts";
import { countFigure, goodFigure } from "../figures.ts";
import { breakSuite } from "../junit/break-suite.ts";
import {
  failedUnless,
  skipped,
  suitesElement,
  type CaseResult,
  type TestCase,
  type TestSuite,
} from "../junit/test-case.ts";
import type { ReportFormat } from "../report-format.ts";

const gateResult = ({ pass, text, evidence, exceptions = [] }: Gate): CaseResult => {
  if (pass === "inconclusive") return skipped(evidence);
  const accepted = exceptions
    .map(({ signedBy, until }) => `accepted by ${signedBy} until ${until}`)
    .join(", ");
  return !pass && accepted !== ""
    ? skipped(`${accepted}: ${text}: ${evidence}`)
    : failedUnless(pass, `${text}: ${evidence}`);
};

function objectiveResult(verdict: Verdict): CaseResult {
  const { kind, sent, wanted, promise } = verdict;
  const numbers = `good ${goodFigure(verdict)} of ${countFigure(sent)}, wanted ${shareText(wanted)}: ${promise}`;
  return kind === "inconclusive" ? skipped(numbers) : failedUnless(kind === "kept", numbers);
}

/** An inconclusive run is an error of the rehearsal, so that nobody takes it for a pass. */
function verdictResult({ verdict, sentence }: Readiness): CaseResult {
  if (verdict === "INCONCLUSIVE") return { kind: "error", message: `${verdict}: ${sentence}` };
  return failedUnless(verdict !== "NOT READY", `${verdict}: ${sentence}`);
}

const at = (name: string, result: CaseResult): TestCase => ({ name, seconds: 0, result });

function daySuite(readiness: Readiness): TestSuite {
  const gone = readiness.healChecks.filter(({ ok }) => !ok).map(({ what, detail }) => `${what}: ${detail}`);
  return {
    name: "day",
    cases: [
      at("verdict", verdictResult(readiness)),
      ...readiness.gates.map((gate) => at(`gate:${gate.id}`, gateResult(gate))),
      ...readiness.verdicts.map((verdict) => at(`objective:${verdict.objective}`, objectiveResult(verdict))),
      at(
        "healed",
        failedUnless(
          readiness.healed,
          `not every fault is proven gone: ${gone.join("; ") || "no check was made"}`,
        ),
      ),
    ],
  };
}

/** For a CI server: a suite for the day and one for each break. A READY day has no failure and no error. */
export const junitFormat: ReportFormat = {
  name: "junit",
  extension: "xml",
  render: (readiness) => {
    const suites = [daySuite(readiness), ...readiness.breaks.map((found) => breakSuite(found, readiness))];
    return `<?xml version="1.0" encoding="UTF-8"?>\n${suitesElement(readiness.scenario.id, suites)}\n`;
  },
};
