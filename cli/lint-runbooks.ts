import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isExplained } from "../model/errors.ts";
import { lintedRunbook, lintRunbook, shellBlocks } from "../runbooks/lint/index.ts";
import type { LintedRunbook, LintFinding } from "../runbooks/lint/index.ts";
import { isTabletop, type ReadRunbook } from "../runbooks/index.ts";
import { Scenarios, splitId } from "./current-inputs.ts";
import type { RunbookFile } from "./runbook-folder.ts";

interface FileFinding extends LintFinding {
  readonly file: string;
}

export interface Lint {
  readonly findings: readonly FileFinding[];
  readonly runbooks: number;
  /** Whether a shell was here to read the commands. */
  readonly hasShell: boolean;
}

const hasShell = (): boolean => spawnSync("bash", ["-c", ":"]).status === 0;

/** What bash says of commands that it cannot read; it carries none of them out. */
function shellFindings(linted: LintedRunbook): readonly LintFinding[] {
  return shellBlocks(linted).flatMap(({ line, text }) => {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: text, encoding: "utf8" });
    if (status === 0) return [];
    const [, offset = "1", why = "it cannot be read"] = /line (\d+): (.*)/u.exec(stderr) ?? [];
    return [
      {
        line: line + Math.max(0, Number(offset) - 1),
        what: `a shell cannot read this: ${why}`,
        hint: "correct the step in the scenario, rehearse it and publish that run",
      },
    ];
  });
}

interface Linted {
  readonly findings: readonly FileFinding[];
  readonly read?: ReadRunbook;
}

/** A scenario that is not there any more is taken for one with an alert; that it is gone is said apart. */
function canAlert(read: ReadRunbook, scenarios: Scenarios): boolean {
  if (isTabletop(read)) return false;
  const loaded = scenarios.of(read);
  return "kind" in loaded || loaded.scenario.objectives.length > 0;
}

interface Room {
  readonly readsShell: boolean;
  readonly scenarios: Scenarios;
}

function lintFile({ file, text }: RunbookFile, { readsShell, scenarios }: Room): Linted {
  try {
    const linted = lintedRunbook(text, file);
    const isFile = (target: string): boolean => existsSync(resolve(dirname(file), target));
    const around = { isFile, canAlert: canAlert(linted.read, scenarios) };
    const findings = [...lintRunbook(linted, around), ...(readsShell ? shellFindings(linted) : [])];
    return { findings: findings.map((finding) => ({ file, ...finding })), read: linted.read };
  } catch (error) {
    if (!isExplained(error)) throw error;
    return { findings: [{ file, line: 1, what: error.message, hint: error.hint }] };
  }
}

function orphans(runbooks: readonly ReadRunbook[], scenarios: Scenarios): readonly FileFinding[] {
  return runbooks.flatMap((runbook) => {
    const now = scenarios.inputsOf(runbook);
    const hint = "delete the file, or put back what it is about";
    return now.kind === "there" ? [] : [{ file: runbook.file, line: 1, what: now.why, hint }];
  });
}

/** Breaks of the scenarios at hand that have no runbook. */
function uncovered(runbooks: readonly ReadRunbook[], scenarios: Scenarios): readonly FileFinding[] {
  const loaded = new Set(runbooks.map((runbook) => scenarios.of(runbook)));
  const ids = new Set(runbooks.map(({ frontMatter }) => frontMatter.id));
  return [...loaded].flatMap((one) => {
    if ("kind" in one) return [];
    const { scenario, file } = one;
    const missing = (kind: string, hint: string, items: readonly { readonly id: string }[]) =>
      items
        .filter(({ id }) => !ids.has(`${scenario.id}/${id}`))
        .map(({ id }) => ({ file, line: 1, what: `its ${kind} "${id}" has no runbook`, hint }));
    return [
      ...missing("break", "rehearse it (gameday run) and publish that run", scenario.breaks),
      ...missing("tabletop", "any whole run writes it (gameday run): publish that", scenario.tabletops),
    ];
  });
}

function doubled(runbooks: readonly ReadRunbook[]): readonly FileFinding[] {
  return runbooks.flatMap((runbook, index) => {
    const first = runbooks.findIndex(({ frontMatter }) => frontMatter.id === runbook.frontMatter.id);
    if (first === index) return [];
    const what = `${runbooks[first]?.file ?? ""} is a runbook of ${splitId(runbook).join("/")} too`;
    return [{ file: runbook.file, line: 1, what, hint: "keep one of them" }];
  });
}

/** Everything that is wrong with these runbooks, with each of them and with all together. */
export function lintRunbooks(files: readonly RunbookFile[]): Lint {
  const readsShell = hasShell();
  const scenarios = new Scenarios();
  const linted = files.map((file) => lintFile(file, { readsShell, scenarios }));
  const runbooks = linted.flatMap(({ read }) => read ?? []);
  const findings = [
    ...linted.flatMap((one) => one.findings),
    ...doubled(runbooks),
    ...orphans(runbooks, scenarios),
    ...uncovered(runbooks, scenarios),
  ];
  return { findings, runbooks: files.length, hasShell: readsShell };
}
