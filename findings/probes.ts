import type { ProbeFigures, Reading } from "../model/phase-figures.ts";
import type { PhaseId, RunRecord } from "../model/record.ts";

/** One look may be chance: this many must be answered before a phase says anything of a probe. */
const LEAST_LOOKS = 2;
/** And so many of them must agree. */
const AGREE = 2 / 3;
const MOST_VALUES = 3;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu;

interface Look {
  readonly said: string;
  readonly isAnswer: boolean;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return rounded(sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2);
}

/** The numbers of the looks, if those that were answered gave nothing else. */
function numbersOf(looks: readonly Look[]): readonly number[] | undefined {
  const answers = looks.filter(({ isAnswer }) => isAnswer);
  if (answers.length === 0 || !answers.every(({ said }) => NUMBER.test(said))) return undefined;
  return answers.map(({ said }) => rounded(Number(said))).sort((a, b) => a - b);
}

const timesOf = (looks: readonly Look[], wanted: string): number =>
  looks.filter(({ said }) => said === wanted).length;

function readingOf(looks: readonly Look[]): Reading {
  const least = Math.max(LEAST_LOOKS, looks.length * AGREE);
  const numbers = numbersOf(looks);
  if (numbers !== undefined && numbers.length >= least) {
    const [low = 0, high = 0] = [numbers[0], numbers.at(-1)];
    return { kind: "number", low, median: medianOf(numbers), high };
  }
  const agreed = looks.find(({ said }) => timesOf(looks, said) >= least);
  return agreed === undefined ? { kind: "unsteady" } : { kind: "text", value: agreed.said };
}

function rangeText(numbers: readonly number[]): string {
  const [low = 0, high = 0] = [numbers[0], numbers.at(-1)];
  return low === high ? String(low) : `${medianOf(numbers)} (${low} to ${high})`;
}

function textOf(looks: readonly Look[], values: readonly string[]): string {
  const numbers = numbersOf(looks);
  const silent = looks.filter(({ isAnswer }) => !isAnswer);
  if (numbers !== undefined) {
    const lost =
      silent.length === 0 ? "" : `; ${silent[0]?.said} to ${silent.length} of ${looks.length} looks`;
    return `${rangeText(numbers)}${lost}`;
  }
  const more = values.length - MOST_VALUES;
  return `${values.slice(0, MOST_VALUES).join(", then ")}${more > 0 ? `, and ${more} more` : ""}`;
}

function figuresOf(name: string, looks: readonly Look[]): ProbeFigures {
  const values = [...new Set(looks.map(({ said }) => said))];
  return { name, values, text: textOf(looks, values), reading: readingOf(looks) };
}

/** What each probe said in a phase; one that was never answered nor refused in it is left out. */
export function probeFigures(record: RunRecord, phase: PhaseId): readonly ProbeFigures[] {
  const seen = record.events.flatMap((event) =>
    event.kind === "probe" && event.phase === phase ? event : [],
  );
  return (record.plan.probes ?? []).flatMap(({ name }) => {
    const looks = seen
      .filter(({ probe }) => probe === name)
      .map((event): Look =>
        "value" in event ? { said: event.value, isAnswer: true } : { said: event.failure, isAnswer: false },
      );
    return looks.length === 0 ? [] : [figuresOf(name, looks)];
  });
}
