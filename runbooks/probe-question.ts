import { MASK } from "../model/mask-marked.ts";
import type { PlaceVariable } from "../model/place-variables.ts";
import type { Probe } from "../model/plan.ts";
import type { BreakFinding, PhaseFigures } from "../model/readiness.ts";
import type { ProbeCommand, Question } from "./differential-schema.ts";
import { visible } from "./escape-markdown.ts";
import { isToldApart, probeIn } from "./probe-rule.ts";
import { shellCommand, shellTextWith } from "./shell-command.ts";

const PLAIN_FIELD = /^[\w-]+$/u;
const NOT_MEASURED = "not measured";

/** A break of the run as its runbooks call it. */
export interface Sibling {
  readonly letter: string;
  readonly symptom: string;
  readonly file: string;
  readonly finding: BreakFinding;
}

/** Leaves of an answer only the field that counts: `"waitingOnLock":20`. */
const onlyField = (field: string): string =>
  `tr -d ' \\n' | grep -oE '"${field}":("[^"]*"|[-+.0-9eE]+|true|false|null)'`;

/** What a person types to read a probe as the run did, with the same patience. */
function commandOf({ read }: Probe, variables: readonly PlaceVariable[]): ProbeCommand {
  let [shell, picks]: [string, string | null] = ["", null];
  if (read.kind === "run") shell = shellCommand({ kind: "run", command: read.command }, variables);
  else {
    const { field } = read;
    const isPicked = field !== undefined && PLAIN_FIELD.test(field);
    shell = `curl -${field === undefined ? "f" : ""}sS -m 2 ${shellTextWith(read.url, variables)}`;
    if (isPicked) shell += ` | ${onlyField(field)}`;
    else picks = field ?? null;
  }
  const isAltered = visible(shell) !== shell.replaceAll("\r\n", "\n");
  return { shell, picks, isAltered, isMasked: shell.includes(MASK) };
}

/** A reading in words: `0`, `about 20 (18 to 22 in the run)`, `"idle"`. */
function saidIn(finding: BreakFinding, phase: PhaseFigures["phase"], probe: string): string {
  const figures = probeIn(finding, phase, probe);
  if (figures === undefined) return NOT_MEASURED;
  const { reading, text } = figures;
  if (reading.kind === "unsteady") return text;
  if (reading.kind === "text") return `"${reading.value}"`;
  const { low, median, high } = reading;
  return low === high ? String(median) : `about ${median} (${low} to ${high} in the run)`;
}

/** Each other answer once, with the breaks in which the probe gave it. */
function answersOf(others: readonly Sibling[], probe: string): Question["others"] {
  const answers = others.map((sibling) => ({ ...sibling, there: saidIn(sibling.finding, "during", probe) }));
  return [...new Set(answers.map(({ there }) => there))].map((there) => ({
    there,
    breaks: answers
      .filter((answer) => answer.there === there)
      .map(({ letter, symptom, file }, index) => ({ letter, symptom, file, isFirst: index === 0 })),
  }));
}

/** What to ask a probe in the runbook of one break, and what each answer means. */
export function questionOf(
  probe: Probe,
  self: BreakFinding,
  siblings: readonly Sibling[],
  variables: readonly PlaceVariable[],
): Question {
  const others = siblings.filter(({ finding }) => isToldApart(self, finding, probe.name));
  const was = saidIn(self, "before", probe.name);
  return {
    name: probe.name,
    shows: probe.shows,
    command: commandOf(probe, variables),
    here: saidIn(self, "during", probe.name),
    was: was === NOT_MEASURED ? null : was,
    others: answersOf(others, probe.name),
  };
}
