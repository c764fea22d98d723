import { EnvironmentError, NotHealedError, reasonOf } from "../model/errors.ts";
import type { Readiness } from "../model/readiness.ts";
import { renderTerminal } from "../reports/formats/terminal.ts";
import { formats } from "../reports/index.ts";
import type { RunEnd } from "../run/rehearse.ts";
import { noteLastTime } from "./compare/earlier-run.ts";
import type { Console } from "./console.ts";
import { EXIT, readyCodeOf } from "./exit-codes.ts";
import { writeResults } from "./write-results.ts";

interface Ending {
  readonly folder: string;
  readonly console: Console;
  /** Print report.json instead of words. */
  readonly json: boolean;
  readonly reports: boolean;
  readonly templates?: string | undefined;
}

type Written = Pick<Readiness, "breaks" | "tabletops" | "dayAlert">;

const pathsText = (folder: string, { breaks, tabletops = [], dayAlert }: Written): string =>
  [
    `Report    ${folder}/report.html`,
    ...[...breaks, ...tabletops].map(
      ({ runbook }, index) => `${index === 0 ? "Runbooks  " : "          "}${folder}/${runbook}`,
    ),
    ...(dayAlert === undefined ? [] : [`Alerts    ${folder}/alerts`]),
    "",
  ].join("\n");

/** What the run is refused for, the worst first: something stayed broken, then what made it fail. */
export function refusalOf(end: RunEnd): Error | undefined {
  if (end.unhealed.length > 0) {
    const wrong = end.unhealed.map(({ what, detail }) => `${what}: ${detail}`);
    const remedies = [...new Set(end.unhealed.flatMap(({ remedy }) => remedy ?? []))];
    return new NotHealedError(
      `Not everything was as before at the end: ${wrong.join("; ")}.`,
      remedies.join("\n") ||
        "The links of this run ended with its Toxiproxy; put right what is named here before you rely on it.",
    );
  }
  if (end.how !== "failed") return undefined;
  if (!(end.error instanceof Error)) return new Error(reasonOf(end.error));
  if (!(end.error instanceof NotHealedError)) return end.error;
  return new EnvironmentError(
    `The run stopped because something did not come off at first; it did at the end. ${end.error.message}`,
    "Everything is as before. Look why it did not come off, then run again.",
    { cause: end.error },
  );
}

/** Writes and prints what the run has shown; in the end its refusal is thrown, before any trouble with the reports. */
export async function finish(end: RunEnd, ending: Ending): Promise<number> {
  const refusal = refusalOf(end);
  let code: number = EXIT.interrupted;
  try {
    if (ending.reports) code = await present(ending);
  } catch (error) {
    throw refusal ?? error;
  }
  if (refusal !== undefined) throw refusal;
  if (!ending.reports) ending.console.err(`No reports; the record is kept in ${ending.folder}.\n`);
  return code;
}

async function present({ folder, console, json, templates }: Ending): Promise<number> {
  await compareWithLast(folder, console);
  const readiness = await writeResults(folder, templates);
  if (json) console.out(formats.get("json").render(readiness));
  else
    console.painted(
      `${renderTerminal(readiness, { colour: console.colour })}\n${pathsText(folder, readiness)}`,
    );
  return readyCodeOf(readiness.verdict);
}

/** A report without it is a report all the same. */
async function compareWithLast(folder: string, console: Console): Promise<void> {
  try {
    await noteLastTime(folder);
  } catch (error) {
    console.err(`Not compared with the run before: ${console.line(reasonOf(error))}\n`);
  }
}
