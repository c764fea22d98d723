import { join } from "node:path";
import { Command, Option } from "commander";
import { judgeRun } from "../../../findings/judge-run.ts";
import { EnvironmentError, reasonOf, UsageError } from "../../../model/errors.ts";
import type { Readiness } from "../../../model/readiness.ts";
import { shellWord } from "../../../model/shell-word.ts";
import { readRecord } from "../../../run/read-record.ts";
import { alertLines, alertText } from "../../alert-lines.ts";
import type { Console } from "../../console.ts";
import { EXIT } from "../../exit-codes.ts";
import { writeAlerts } from "../../write-alerts.ts";

interface PrometheusFlags {
  readonly to?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  gameday export prometheus runs/gotv-election-day-20121106T180000Z
  gameday export prometheus runs/gotv-election-day-20121106T180000Z --to /etc/prometheus/rules
  gameday export prometheus runs/gotv-election-day-20121106T180000Z --json | jq -r '.alerts[].alert'

Exit codes: 0 every alert is quiet before its break and fires in time; 1 one is not, and which is printed.
`;

function write(readiness: Readiness, folder: string): readonly string[] {
  try {
    return writeAlerts(readiness, folder);
  } catch (error) {
    throw new EnvironmentError(
      `The rules cannot be written into "${folder}": ${reasonOf(error)}.`,
      "Choose a folder you may write to with --to DIR.",
      { cause: error },
    );
  }
}

const nextText = (files: readonly string[]): string => {
  const [rules = "", tests] = files.map((file) => shellWord(file));
  const test = tests === undefined ? [] : [`  promtool test rules ${tests}`];
  return ["Next:", `  promtool check rules ${rules}`, ...test, ""].join("\n");
};

/** `gameday export prometheus`: alerting rules for the breaks of a run, and the unit test that its record makes. */
export const prometheusCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("prometheus")
    .description("write Prometheus alerting rules for the breaks of a run, and their promtool unit test")
    .argument("<run>", "folder of a run, such as runs/gotv-election-day-20121106T180000Z")
    .addOption(new Option("--to <dir>", "where to write them; alerts/ in the folder of the run unless told"))
    .addOption(new Option("--json", "print what was found as JSON"))
    .addHelpText("after", EXAMPLES)
    .action(async (run: string, flags: PrometheusFlags) => {
      const readiness = judgeRun(await readRecord(run));
      const files = write(readiness, flags.to ?? join(run, "alerts"));
      if (files.length === 0) {
        throw new UsageError(
          `No objective of "${readiness.scenario.id}" is about calls, so nothing can be alerted on.`,
          "Give it one: objectives: [{ calls: NAME, share: 99.5% }].",
        );
      }
      const alerts = alertLines(readiness);
      if (flags.json === true) console.out(`${JSON.stringify({ files, alerts }, null, 2)}\n`);
      else console.out(`${files.join("\n")}\n\n${alertText(alerts)}\n\n${nextText(files)}`);
      done(alerts.every(({ trouble }) => trouble === undefined) ? EXIT.ready : EXIT.notReady);
    });
