import { Command, Option } from "commander";
import type { Readiness } from "../../../model/readiness.ts";
import { EnvironmentError } from "../../../model/errors.ts";
import { count, duration } from "../../../model/quantities.ts";
import type { Millis } from "../../../model/units.ts";
import type { Comparison, ReadRunbook } from "../../../runbooks/index.ts";
import type { Console } from "../../console.ts";
import { Scenarios } from "../../current-inputs.ts";
import { EXIT } from "../../exit-codes.ts";
import { refusalOf } from "../../finish-run.ts";
import { checked, templatesFlag } from "../../flag-values.ts";
import { addHostOptions, type HostFlags } from "../../host-options.ts";
import { endOfInterrupted, performRun, type Performed } from "../../perform-run.ts";
import { pickRunbook } from "../../pick-runbook.ts";
import { refuseToVerify } from "../../refuse-tabletop.ts";
import { comparisonOf, mustBeNotable, noteInFile, oldWords, shortRun } from "../../verify-runbook.ts";
import { verifyText } from "../../verify-text.ts";
import { writeResults } from "../../write-results.ts";

interface VerifyFlags extends HostFlags {
  readonly in?: string;
  readonly calls?: number;
  readonly replayIn?: Millis;
  readonly out: string;
  readonly templates?: string;
  readonly write?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const EXAMPLES = `
Examples:
  gameday runbook verify database-slow                    about a minute, with as many calls a second as before
  gameday runbook verify gotv-election-day/database-slow --write
  gameday runbook verify database-slow --replay-in 90s --json | jq .kind

Exit codes: 0 fresh, 1 drifted, rejected or orphan, 2 usage, 3 environment or nothing could be decided, 4 not healed,
130 and 143 interrupted and healed.
`;

const CODES = {
  fresh: EXIT.ready,
  drifted: EXIT.notReady,
  rejected: EXIT.notReady,
  orphan: EXIT.notReady,
  inconclusive: EXIT.environment,
} as const;

export type Verdict = Omit<Comparison, "kind"> & { readonly kind: keyof typeof CODES; readonly run?: string };

interface Verifying {
  readonly runbook: ReadRunbook;
  readonly flags: VerifyFlags;
  readonly console: Console;
  /** Why this run cannot make the runbook fresh again. */
  readonly old: readonly string[];
}

function tell({ runbook, flags, console, old }: Verifying, verdict: Verdict): number {
  const { id } = runbook.frontMatter;
  if (flags.json === true) console.out(`${JSON.stringify({ id, ...verdict, outdated: old }, null, 2)}\n`);
  else console.out(verifyText(id, verdict, old));
  return CODES[verdict.kind];
}

async function note({ runbook, flags, console }: Verifying, readiness: Readiness): Promise<void> {
  await noteInFile(runbook, readiness, flags.templates);
  console.err(`Noted in ${console.line(runbook.file)}\n`);
}

const conclude =
  (verifying: Verifying, planned: Millis | undefined) =>
  async ({ end, folder, signal }: Performed): Promise<number> => {
    const { runbook, flags, console } = verifying;
    const refusal = refusalOf(end);
    if (refusal !== undefined) throw refusal;
    if (end.how === "interrupted") return endOfInterrupted(signal, console);
    const readiness = await writeResults(folder, flags.templates);
    if (end.how === "stopped")
      return tell(verifying, { kind: "inconclusive", why: end.reason, numbers: [], run: folder });
    const verdict = { ...comparisonOf(runbook, readiness, planned), run: folder };
    const code = tell(verifying, verdict);
    if (flags.write === true && verdict.kind === "fresh") await note(verifying, readiness);
    return code;
  };

async function verify(name: string, flags: VerifyFlags, console: Console): Promise<number> {
  const runbook = pickRunbook(name, flags.in, console);
  refuseToVerify(runbook);
  const scenarios = new Scenarios(flags.templates);
  const loaded = scenarios.of(runbook);
  const now = scenarios.inputsOf(runbook);
  const today = new Date().toISOString().slice(0, 10);
  const verifying = { runbook, flags, console, old: oldWords(runbook, now, today) };
  if (now.kind === "gone") return tell(verifying, { kind: "orphan", why: now.why, numbers: [] });
  if ("kind" in loaded) throw new EnvironmentError(loaded.why, "Put the scenario back.");
  if (flags.write === true) mustBeNotable(runbook, verifying.old);
  const { in: replayIn, ...rest } = shortRun(runbook, loaded, {
    ...(flags.calls === undefined ? {} : { calls: flags.calls }),
    ...(flags.replayIn === undefined ? {} : { in: flags.replayIn }),
  });
  const { in: _folder, write: _write, json: _json, templates: _templates, ...shared } = flags;
  const run = { ...shared, ...rest, ...(replayIn === undefined ? {} : { in: replayIn }) };
  return await performRun(
    loaded,
    { ...run, toxiproxy: { kind: "embedded" } },
    console,
    conclude(verifying, replayIn),
  );
}

/** `gameday runbook verify`: runs the break of a runbook again, short, and holds the runbook against it. */
export const verifyCommand = (console: Console, done: (code: number) => void): Command =>
  addHostOptions(
    new Command("verify")
      .description("run the break of one runbook again, short, and say whether the runbook still holds")
      .argument("<runbook>", "its id, its break or its alert"),
  )
    .addOption(new Option("--in <dir>", "where the runbooks are"))
    .addOption(new Option("--calls <count>", "replay this many calls").argParser(checked(count)))
    .addOption(
      new Option("--replay-in <duration>", "replay the day in this time (default: 45s)").argParser(
        checked(duration),
      ),
    )
    .addOption(new Option("--out <dir>", "where runs keep their folders").default("runs"))
    .addOption(templatesFlag())
    .addOption(new Option("--write", "when it is fresh, note that in the published runbook"))
    .addOption(new Option("--json", "print the same as JSON"))
    .addOption(new Option("--quiet", "no progress"))
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, flags: VerifyFlags) => done(await verify(name, flags, console)));
