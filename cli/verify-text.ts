import type { ComparedNumber } from "../runbooks/index.ts";

interface Verdict {
  readonly kind: string;
  readonly why: string;
  readonly numbers: readonly ComparedNumber[];
  readonly run?: string;
}

const HEADS = ["", "", "runbook", "now", "tolerance"] as const;

const rowOf = ({ what, before, now, tolerance, holds }: ComparedNumber): readonly string[] => [
  holds ? " " : "✗",
  what,
  before,
  now,
  tolerance,
];

function tableOf(numbers: readonly ComparedNumber[]): readonly string[] {
  if (numbers.length === 0) return [];
  const rows = [HEADS, ...numbers.map(rowOf)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    "",
    ...rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    ),
  ];
}

const NEXT: Readonly<Record<string, string>> = {
  drifted:
    "Publish a new run before the day (gameday run, gameday runbook publish): people act on these numbers.",
  rejected: "Do not act on it. Find out what changed, then rehearse again (gameday run) and publish.",
  orphan: "Nobody can test it any more: delete it, or put back what it is about.",
  inconclusive: "This says nothing about the runbook. Run it again on a quiet machine.",
};

/** The verdict, its numbers, and what to do next. */
export function verifyText(id: string, verdict: Verdict, old: readonly string[]): string {
  const next = NEXT[verdict.kind];
  return [
    `${verdict.kind.toUpperCase()}  ${id}: ${verdict.why}`,
    // Numbers that decide nothing would be read as if they did.
    ...(verdict.kind === "inconclusive" ? [] : tableOf(verdict.numbers)),
    "",
    ...(old.length === 0
      ? []
      : [`Since it was written: ${old.join(", ")}. Publish a run to renew its words.`]),
    ...(next === undefined ? [] : [next]),
    ...(verdict.run === undefined ? [] : [`The run: ${verdict.run}`]),
    "",
  ].join("\n");
}
