import { Command, Option } from "commander";
import { judgeRun } from "../../../findings/judge-run.ts";
import { UsageError } from "../../../model/errors.ts";
import type { RunRecord } from "../../../model/record.ts";
import { readRecord } from "../../../run/read-record.ts";
import type { Console } from "../../console.ts";
import { EXIT } from "../../exit-codes.ts";
import { templatesFlag } from "../../flag-values.ts";
import { isChange, publicationOf, publish, type Published } from "../../publish-run.ts";
import { PUBLISHED } from "../../runbook-folder.ts";

interface PublishFlags {
  readonly to: string;
  readonly check?: boolean;
  readonly force?: boolean;
  readonly templates?: string;
}

const EXAMPLES = `
Examples:
  gameday runbook publish runs/gotv-election-day-20121106T180000Z --to docs/runbooks
  gameday runbook publish runs/gotv-election-day-20121106T180000Z --check      in CI: is all of it published?

What people write between "notes: begin" and "notes: end" is kept to the byte. What they changed elsewhere is a conflict:
nothing is written then, unless --force says so, and even then the old file is kept beside the new one (.orig).

Exit codes: 0 published, 1 a conflict, or with --check something that is not published, 2 usage, 3 environment.
`;

function stateOf(one: Published): string {
  if (one.conflicts.length > 0) return "conflict";
  if (one.before === undefined) return "new";
  return isChange(one) ? "changed" : "same";
}

const keptText = ({ kept }: Published): string =>
  kept === 0 ? "" : `, keeps ${kept} ${kept === 1 ? "note" : "notes"}`;

function conflictLines({ file, conflicts }: Published, line: Console["line"]): readonly string[] {
  return conflicts.flatMap(({ line: number, what, difference }) => [
    `${line(file)}:${number}: ${line(what)}`,
    ...difference.map((text) => `    ${line(text)}`),
  ]);
}

function conflictText(all: readonly Published[], line: Console["line"]): string {
  const lines = all.flatMap((one) => conflictLines(one, line));
  return `${[
    "",
    ...lines,
    "",
    'Nothing was written. Move your words between "<!-- notes: begin -->" and "<!-- notes: end -->" at the end of their',
    "section and undo the rest, or publish with --force: the old file is then kept beside the new one (.orig).",
  ].join("\n")}\n`;
}

/** People led a rehearsal, and no fix was proven in it: its runbooks would take the place of better ones. */
function mustBeRun({ plan }: RunRecord, folder: string): void {
  if (plan.rehearsal === undefined) return;
  throw new UsageError(
    `"${folder}" is a rehearsal that people led: it proves no fix, so its runbook is not published.`,
    "Publish the run that proved the fix: gameday runbook publish RUN.",
  );
}

async function publishRun(folder: string, flags: PublishFlags, console: Console): Promise<number> {
  const record = await readRecord(folder);
  mustBeRun(record, folder);
  const all = await publicationOf(judgeRun(record), flags.to, flags.templates);
  const changes = all.filter(isChange);
  const conflicts = changes.filter((one) => one.conflicts.length > 0);
  console.out(
    all.map((one) => `${stateOf(one).padEnd(8)}  ${console.line(one.file)}${keptText(one)}\n`).join(""),
  );
  if (conflicts.length > 0 && (flags.force !== true || flags.check === true)) {
    console.err(conflictText(conflicts, console.line));
    return EXIT.notReady;
  }
  if (flags.check === true) return changes.length === 0 ? EXIT.ready : EXIT.notReady;
  for (const one of changes) {
    const kept = publish(one);
    if (kept !== undefined) console.err(`The old text is kept in ${console.line(kept)}\n`);
  }
  return EXIT.ready;
}

/** `gameday runbook publish`: the runbooks of a run, where people keep them, with the words of people left alone. */
export const publishCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("publish")
    .description("write the runbooks of a run into a folder of yours; notes that people wrote there stay")
    .argument("<run>", "folder of a run, such as runs/gotv-election-day-20121106T180000Z")
    .addOption(new Option("--to <dir>", "where runbooks are kept").default(PUBLISHED))
    .addOption(templatesFlag())
    .addOption(new Option("--check", "write nothing; end with 1 when something would change"))
    .addOption(new Option("--force", "publish in spite of conflicts; the old files are kept as .orig"))
    .addHelpText("after", EXAMPLES)
    .action(async (run: string, flags: PublishFlags) => done(await publishRun(run, flags, console)));
