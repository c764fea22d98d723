import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { reasonOf, UsageError } from "../../../model/errors.ts";
import { shellWord } from "../../../model/shell-word.ts";
import type { ReadRunbook } from "../../../runbooks/index.ts";
import { matchAlert } from "../../../runbooks/match/match-alert.ts";
import { alertText, numbersText } from "../../../runbooks/match/match-text.ts";
import { matchNumbers, possible } from "../../../runbooks/match/match-numbers.ts";
import { readLive, type LiveAlert, type LiveNumbers } from "../../../runbooks/match/read-live.ts";
import type { Console } from "../../console.ts";
import { EXIT } from "../../exit-codes.ts";
import { inFlag, pageStyle, readableRunbooks } from "../../readable-runbooks.ts";

interface MatchFlags {
  readonly in?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  echo '{"good": 0.55, "p50Ms": 3, "p99Ms": 740, "errors": {"status 503": 0.36}}' | gameday runbook match
  gameday runbook match alert.json              the body that Alertmanager posts
  gameday runbook match now.json --json | jq -r '.candidates[0].id'

Numbers, all optional: good (0 to 1), p50Ms, p99Ms, errors (each a share of all calls), state, deaths (true or
false), probes (by name), before (p50Ms and p99Ms of calm times, to compare machines).

Exit codes: 0 a runbook fits, 1 none of them does.
`;

/** Of standard input more than this is no alert. */
const MOST_BYTES = 4_000_000;

function read(file: string): string {
  try {
    const text = readFileSync(file === "-" ? 0 : file, "utf8");
    if (text.length <= MOST_BYTES) return text;
  } catch (error) {
    throw new UsageError(
      `"${file}" cannot be read: ${reasonOf(error)}.`,
      "Name a file, or - for standard input.",
    );
  }
  throw new UsageError(`"${file}" is too long for an alert.`, "Give it one webhook body, or numbers.");
}

interface Seen {
  readonly runbooks: readonly ReadRunbook[];
  readonly console: Console;
  readonly flags: MatchFlags;
}

const opener = (flags: MatchFlags) => {
  const open = `gameday runbook open${inFlag(flags.in)}`;
  return ({ frontMatter }: ReadRunbook): string => `${open} ${shellWord(frontMatter.id)}`;
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function numbers({ runbooks, console, flags }: Seen, now: LiveNumbers): boolean {
  const match = matchNumbers(runbooks, now);
  const fits = !match.isCalm && possible(match).length > 0;
  if (flags.json === true) {
    const candidates = match.candidates.map(({ runbook, ...one }) => ({
      id: runbook.frontMatter.id,
      ...one,
    }));
    console.out(json({ fits, isCalm: match.isCalm, candidates, toldApartBy: match.close }));
  } else console.painted(numbersText(match, pageStyle(console), opener(flags)));
  return fits;
}

/** Those that fire first. */
function alerts({ runbooks, console, flags }: Seen, seen: readonly LiveAlert[]): boolean {
  const ranked = [...seen].sort((a, b) => Number(b.isFiring) - Number(a.isFiring));
  const matches = ranked.map((alert) => ({ alert, match: matchAlert(runbooks, alert) }));
  if (flags.json === true) {
    const plain = matches.map(({ alert, match }) => ({
      alert: alert.name,
      isFiring: alert.isFiring,
      by: match.by,
      id: match.by === "nothing" ? null : match.runbook.frontMatter.id,
    }));
    console.out(json({ alerts: plain }));
  } else {
    const style = pageStyle(console);
    console.painted(
      matches.map(({ alert, match }) => alertText(alert, match, style, opener(flags))).join("\n"),
    );
  }
  return matches.some(({ match }) => match.by !== "nothing");
}

/** `gameday runbook match`: the runbooks that an alert or numbers of now point to. */
export const matchCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("match")
    .description("rank the runbooks by an alert, or by numbers of now against what was measured")
    .argument("[file]", "an Alertmanager webhook body or numbers, as JSON; - is standard input", "-")
    .addOption(new Option("--in <folder>", "where the runbooks are"))
    .addOption(new Option("--json", "print the ranking as JSON"))
    .addHelpText("after", EXAMPLES)
    .action((file: string, flags: MatchFlags) => {
      if (file === "-" && console.readLine !== undefined) console.err("Type the JSON, then Ctrl-D:\n");
      const live = readLive(read(file), file);
      const seen = { runbooks: readableRunbooks(flags.in, console), console, flags };
      const fits = live.kind === "numbers" ? numbers(seen, live.numbers) : alerts(seen, live.alerts);
      done(fits ? EXIT.ready : EXIT.notReady);
    });
