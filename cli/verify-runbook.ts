import { readFileSync } from "node:fs";
import { EnvironmentError, UsageError } from "../model/errors.ts";
import type { Readiness } from "../model/readiness.ts";
import { millis, type Millis } from "../model/units.ts";
import {
  compareRun,
  judgeFreshness,
  partsAsPublished,
  verifiedAgain,
  type Comparison,
  type CurrentInputs,
  type ReadRunbook,
} from "../runbooks/index.ts";
import type { LoadedScenario } from "./load-plan.ts";
import type { PlanFlags } from "./plan-options.ts";
import { renderRunbooks } from "./render-runbooks.ts";
import { sha256 } from "./sha256.ts";
import { writeWhole } from "./write-whole.ts";

const SHORT = millis(45_000);
/** A replay that had to be stretched by more than this did not carry the load of the runbook. */
const STRETCH = 1.05;

const measuredOf = ({ frontMatter }: ReadRunbook, wanted: string): number | undefined =>
  frontMatter.verification.measured.find(({ what }) => what === wanted)?.value;

/** A short replay of one break, with as many calls a second as the run of the runbook had. */
export function shortRun(
  runbook: ReadRunbook,
  { scenario }: LoadedScenario,
  wanted: Pick<PlanFlags, "calls" | "in">,
): PlanFlags {
  const only = runbook.frontMatter.id.split("/")[1] ?? "";
  const { traffic } = scenario;
  if ("k6" in traffic) return { only };
  const replayIn = wanted.in ?? millis(Math.min(SHORT, traffic.replayIn));
  const perMs =
    (measuredOf(runbook, "calls") ?? traffic.calls) / (measuredOf(runbook, "replay-ms") ?? traffic.replayIn);
  return { only, in: replayIn, calls: wanted.calls ?? Math.max(1, Math.round(perMs * replayIn)) };
}

const LESS_LOAD =
  "this machine cannot carry the load of the run that wrote the runbook, so its numbers cannot be compared";

/** What the short run says of the runbook. Under less load than planned only a refusal counts: more would not help it. */
export function comparisonOf(
  runbook: ReadRunbook,
  readiness: Readiness,
  planned: Millis | undefined,
): Comparison {
  const only = runbook.frontMatter.id.split("/")[1];
  const finding = readiness.breaks.find(({ id }) => id === only);
  if (finding === undefined) throw new Error(`the run has no break "${only ?? ""}"`);
  const comparison = compareRun(runbook, readiness, finding);
  const isStretched = planned !== undefined && readiness.day.replayIn > planned * STRETCH;
  const decides = comparison.kind === "rejected" || comparison.kind === "inconclusive";
  return isStretched && !decides ? { ...comparison, kind: "inconclusive", why: LESS_LOAD } : comparison;
}

/** Why no run can make this runbook fresh again: its own words are old. */
export function oldWords(runbook: ReadRunbook, now: CurrentInputs, today: string): readonly string[] {
  const freshness = judgeFreshness(runbook, today, now);
  if (freshness.kind === "fresh") return [];
  return freshness.reasons.flatMap(({ kind, text }) => (kind === "words" ? [text] : []));
}

/** Whether a fresh answer could be noted, told before anything is run. */
export function mustBeNotable({ file }: ReadRunbook, old: readonly string[]): void {
  partsAsPublished(readFileSync(file, "utf8"), file, sha256);
  if (old.length === 0) return;
  throw new UsageError(
    `"${file}" cannot be made fresh by a run: ${old.join(", ")}.`,
    "Its own words are old. Publish a run instead: gameday runbook publish.",
  );
}

/** Notes in the published file that this run found everything as it says. */
export async function noteInFile(
  runbook: ReadRunbook,
  readiness: Readiness,
  templates?: string,
): Promise<void> {
  const { file, frontMatter } = runbook;
  const only = frontMatter.id.split("/")[1];
  const rendered = (await renderRunbooks(readiness, templates)).find(({ breakId }) => breakId === only);
  if (rendered === undefined)
    throw new EnvironmentError(`There is no runbook of "${only ?? ""}".`, "Run it again.");
  const again = {
    run: readiness.run,
    on: readiness.startedAt,
    reviewIn: Number.parseInt(frontMatter.review_in, 10),
    rendered: rendered.text,
  };
  writeWhole(file, verifiedAgain(readFileSync(file, "utf8"), file, again, sha256));
}
