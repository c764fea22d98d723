import type { BreakFinding, Readiness } from "../model/readiness.ts";
import { provenFixOf } from "./verification.ts";

const toFourDigits = (share: number): number => Math.round(share * 10_000) / 10_000;

const whole = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : Math.round(ms));

/** What the runbook of a break was written from, each part by its sha256; nothing when its run did not say. */
function inputsOf({ inputs, scenario }: Readiness, breakId: string, templateSha256: string | undefined) {
  const hashes = inputs?.breaks[breakId];
  if (inputs === undefined || hashes === undefined) return null;
  return {
    file: inputs.file,
    scenarioSha256: scenario.sha256,
    parts: hashes,
    template: templateSha256 ?? null,
    hasFiles: inputs.files.length > 0,
    files: inputs.files.map(({ path, sha256 }) => ({ path, sha256 })),
  };
}

/** The numbers that a later run of the same break is held against, and the load under which they came about. */
function measuredNumbers({ day }: Readiness, finding: BreakFinding) {
  const during = finding.phases.find(({ phase, sent }) => phase === "during" && sent > 0);
  const fix = provenFixOf(finding);
  const numbers = {
    calls: day.calls,
    "replay-ms": Math.round(day.replayIn),
    "during-share": during === undefined ? undefined : toFourDigits(during.share),
    "fixed-share": fix?.held === undefined ? undefined : toFourDigits(fix.held.share),
    "reached-ms": whole(fix?.reachedAfterMs),
    "recovered-ms": whole(finding.recoveredAfterMs),
  };
  return Object.entries(numbers).flatMap(([what, value]) =>
    value === undefined || Number.isNaN(value) ? [] : [{ what, value }],
  );
}

/** What later runs and changes are held against: it goes into the front matter. */
export const evidenceOf = (readiness: Readiness, finding: BreakFinding, templateSha256?: string) => ({
  inputs: inputsOf(readiness, finding.id, templateSha256),
  measured: measuredNumbers(readiness, finding),
});
