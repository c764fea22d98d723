import { dateText } from "./dates.ts";
import { escapeCell, escapeInline } from "./escape-markdown.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import { isTabletop } from "./tabletop/is-tabletop.ts";

const ABOUT = `# Runbooks

Each of these was written by a rehearsal that broke the system on purpose and measured whether the fix helped.
Look for what you see; open it; do what it says.
`;

const ABOUT_TABLETOPS = `Those with the status "tabletop" were talked through at most and never run: nothing in them is proven.
`;

const NOTES = `## Your own words

These files are generated. In a runbook write only between \`notes: begin\` and \`notes: end\`, two comments at the end of a
section; any section may have them. Publishing again keeps every word between them and replaces all else.
`;

const HEAD = `| Symptom | Severity | Status | Last verified | Owner |
| --- | --- | --- | --- | --- |`;

/** A path from the index to a file below it, as a link takes it. */
const linkTo = (file: string): string => file.split(/[\\/]/u).map(encodeURIComponent).join("/");

export interface Indexed {
  /** From the folder of the index. */
  readonly file: string;
  readonly runbook: ReadRunbook;
}

const scenarioOf = ({ runbook }: Indexed): string => runbook.frontMatter.id.split("/")[0] ?? "";

function row({ file, runbook }: Indexed): string {
  const { title, severity, owner, verification } = runbook.frontMatter;
  const isVerified = verification.status === "verified";
  const cells = [
    `[${escapeCell(title)}](${linkTo(file)})`,
    escapeCell(severity),
    escapeCell(verification.status),
    isVerified ? dateText(verification.on.slice(0, 10)) : isTabletop(runbook) ? "never run" : "not verified",
    escapeCell(owner),
  ];
  return `| ${cells.join(" | ")} |`;
}

const bySeverity = (a: Indexed, b: Indexed): number =>
  a.runbook.frontMatter.severity.localeCompare(b.runbook.frontMatter.severity, "en") ||
  (a.file < b.file ? -1 : 1);

/** The page in front of all published runbooks, the worst of each scenario first. */
export function renderIndex(indexed: readonly Indexed[]): string {
  const scenarios = [...new Set(indexed.map(scenarioOf))].sort();
  const tables = scenarios.map((scenario) => {
    const rows = indexed.filter((one) => scenarioOf(one) === scenario).sort(bySeverity);
    return `## ${escapeInline(scenario)}\n\n${HEAD}\n${rows.map(row).join("\n")}\n`;
  });
  const hasTabletops = indexed.some(({ runbook }) => isTabletop(runbook));
  return [ABOUT, ...(hasTabletops ? [ABOUT_TABLETOPS] : []), ...tables, NOTES].join("\n");
}
