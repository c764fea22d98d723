import type { Change, LastTime, Trend } from "../../model/comparison.ts";
import { times } from "../figures.ts";
import type { StatusWord } from "../words.ts";

const CHANGES: Readonly<Record<Change, StatusWord>> = {
  new: { sign: "✗", text: "new", tone: "bad" },
  worse: { sign: "✗", text: "worse", tone: "bad" },
  undecided: { sign: "?", text: "undecided", tone: "unsure" },
  unchanged: { sign: "–", text: "unchanged", tone: "quiet" },
  better: { sign: "✓", text: "better", tone: "good" },
  fixed: { sign: "✓", text: "fixed", tone: "good" },
};

const TRENDS: Readonly<Record<Trend, string>> = {
  worse: "Worse than last time",
  undecided: "Not to be told apart from last time",
  same: "The same as last time",
  better: "Better than last time",
};

export const LAST_TIME_HEAD = ["What", "About", "Change", "Last time", "This time", "Note"];

export interface LastTimeRow {
  readonly what: string;
  readonly about: string;
  readonly word: StatusWord;
  readonly cells: readonly string[];
}

/** What is not as it was; what is unchanged is only counted. */
export const lastTimeRows = ({ differences }: LastTime): readonly LastTimeRow[] =>
  differences
    .filter(({ change }) => change !== "unchanged")
    .map(({ about, what, first, second, change, note }) => ({
      what,
      about,
      word: CHANGES[change],
      cells: [first.text, second.text, note ?? ""],
    }));

export function lastTimeFinding(lastTime: LastTime): string {
  const { run, startedAt, verdict, trend, differences } = lastTime;
  const unchanged = differences.filter(({ change }) => change === "unchanged").length;
  return `${TRENDS[trend]}: run ${run} of ${startedAt} was ${verdict}; ${times(unchanged, "number")} unchanged`;
}

export const NO_LAST_TIME =
  "The record of this run knows of none before it. gameday compare holds two runs against each other.";
