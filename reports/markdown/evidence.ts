import { durationText, shareText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { addsUp, countFigure, durationFigure, factorFigure, goodFigure } from "../figures.ts";
import { junkText } from "../junk-text.ts";
import { differences, untestedThings } from "../rows/untested-rows.ts";
import { checkWord, objectiveWord } from "../words.ts";
import { blocks, fenced, md, mdList, mdTable } from "./escape.ts";

export function objectives({ verdicts }: Readiness): string {
  if (verdicts.length === 0) return "No objective was judged.";
  const rows = verdicts.map((verdict) => {
    const { sign, text } = objectiveWord(verdict.kind);
    const { calls, promise, sent, wanted } = verdict;
    return [
      md(calls),
      md(promise),
      `${sign} ${text}`,
      countFigure(sent),
      goodFigure(verdict),
      shareText(wanted),
    ];
  });
  return mdTable(["Calls", "Promise", "Verdict", "Sent", "Good", "Wanted"], rows);
}

export function callSums(readiness: Readiness): string {
  const { calls, schedule, script } = readiness;
  const junk = junkText(readiness);
  const { planned, sent, answered, failed, dropped, unaccounted } = calls;
  const kept = schedule.kept ? "kept" : "**not kept**";
  return mdList([
    `${countFigure(planned)} ${script === undefined ? "planned" : "made by the script"} = ${countFigure(sent)} sent + ${countFigure(dropped)} dropped`,
    `${countFigure(sent)} sent = ${countFigure(answered)} answered + ${countFigure(failed)} without an answer + ${countFigure(unaccounted)} unaccounted for`,
    ...(junk === undefined ? [] : [md(junk)]),
    ...(addsUp(calls) ? [] : ["**These sums do not add up.** Do not trust this run."]),
    script === undefined
      ? `Schedule ${kept}: 99 % of calls at most ${durationFigure(schedule.lateP99Ms)} late, the latest ${durationFigure(schedule.lateMaxMs)}`
      : `Sent by ${md(script)} in its own time; it left out ${countFigure(dropped)} iterations`,
  ]);
}

export function ledgerLine({ ledger }: Readiness): string {
  if (ledger === undefined) return "There is no write ledger: lost and doubled writes were not counted.";
  const { acknowledged, stored, lost, doubled, inDoubt } = ledger;
  const damage = Object.entries(ledger.damageIn).map(
    ([phase, writes]) => `${md(phase)}: ${countFigure(writes)}`,
  );
  const where = damage.length === 0 ? "" : ` Lost or doubled by phase: ${damage.join(", ")}.`;
  return `${countFigure(acknowledged)} acknowledged, ${countFigure(stored)} stored: **${countFigure(lost)} lost, ${countFigure(doubled)} doubled**, ${countFigure(inDoubt)} stored though the caller saw an error.${where}`;
}

export function healing({ healed, healChecks }: Readiness): string {
  const first = healed
    ? "Every fault is proven gone."
    : "**Not every fault is proven gone.** Run `gameday heal`.";
  const rows = healChecks.map((check) => {
    const { sign, text } = checkWord(check.ok);
    return [md(check.what), `${sign} ${text}`, md(check.detail)];
  });
  return blocks([first, rows.length === 0 ? undefined : mdTable(["Checked", "Healed", "Found"], rows)]);
}

const list = (items: readonly string[]): string => mdList(items.map((item) => md(item)));

export function untested(readiness: Readiness): string {
  const { troubles } = readiness;
  const things = untestedThings(readiness);
  return blocks([
    things.length === 0 ? "Nothing was named." : list(things),
    troubles.length === 0 ? undefined : `**Trouble during the run**\n\n${list(troubles)}`,
  ]);
}

export function unlikeProduction(readiness: Readiness): string {
  const differs = differences(readiness);
  return differs.length === 0 ? "Nothing was named." : list(differs);
}

export function method({ day, machine, engine, toxiproxy, scenario, version }: Readiness): string {
  return mdList([
    `Machine: ${countFigure(machine.cpus)} CPUs, ${md(machine.platform)}, Node ${md(machine.node)}`,
    `Load engine ${md(engine)}, Toxiproxy ${md(toxiproxy)}, gameday ${md(version)}`,
    `${factorFigure(day.compression)} times faster than the day; time-outs, retries and times to live do not shrink with it, they act as they would in ${durationText(day.replayIn)}`,
    `Scenario ${md(scenario.id)}, SHA-256 ${md(scenario.sha256)}`,
  ]);
}

export const repeat = (readiness: Readiness): string => fenced(readiness.repeat);
