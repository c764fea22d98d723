import { Command, Option } from "commander";
import { compareRuns } from "../../findings/compare/compare-runs.ts";
import { planDifferences } from "../../findings/compare/plan-differences.ts";
import { UsageError } from "../../model/errors.ts";
import type { RunRecord } from "../../model/record.ts";
import { readRecord } from "../../run/read-record.ts";
import { comparisonText, placesText } from "../compare/comparison-text.ts";
import type { Console } from "../console.ts";
import { EXIT } from "../exit-codes.ts";

interface CompareFlags {
  readonly anyway?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  gameday compare runs/before runs/after
  gameday compare runs/before runs/after --all          what did not change too
  gameday compare runs/before runs/after --json | jq '.differences[] | select(.change == "new")'

Exit codes: 0 the same or better, 1 worse or undecided, 2 usage (the plans differ). docs/comparing-runs.md says what
counts as a difference.
`;

/** Numbers that answer different questions are not compared. */
function mustAskTheSame(first: RunRecord, second: RunRecord): void {
  const places = planDifferences(first.plan, second.plan);
  if (places.length === 0) return;
  const [title = "", ...lines] = placesText("The plans of these runs differ:", places);
  throw new UsageError(
    [title, ...lines].join("\n").trimEnd(),
    "Run the same plan again (the report says how to repeat a run), or compare what both have with --anyway.",
  );
}

async function compare(
  folders: readonly [string, string],
  flags: CompareFlags,
  console: Console,
): Promise<number> {
  const [first, second] = [await readRecord(folders[0]), await readRecord(folders[1])];
  if (flags.anyway !== true) mustAskTheSame(first, second);
  const comparison = compareRuns(first, second);
  if (flags.json === true) console.out(`${JSON.stringify(comparison, null, 2)}\n`);
  else console.out(comparisonText(comparison, flags.all === true));
  return comparison.trend === "same" || comparison.trend === "better" ? EXIT.ready : EXIT.notReady;
}

/** `gameday compare`: what became better and worse from one run to another of the same plan. */
export const compareCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("compare")
    .description("compare two runs of the same plan: what is new, worse, unchanged, better, fixed")
    .argument("<first>", "folder of the earlier run")
    .argument("<second>", "folder of the later run")
    .addOption(new Option("--anyway", "compare what both have, though their plans differ"))
    .addOption(new Option("--all", "show also what did not change"))
    .addOption(new Option("--json", "print the same as JSON"))
    .addHelpText("after", EXAMPLES)
    .action(async (first: string, second: string, flags: CompareFlags) =>
      done(await compare([first, second], flags, console)),
    );
