import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Runs the death matrix and writes what it saw into docs/reliability.md: fault × death → healed after so many ms.

interface Row {
  readonly fault: string;
  readonly death: string;
  readonly code: number | string;
  /** Places in the table. */
  readonly row: number;
  readonly column: number;
  /** Nothing where the run healed before it ended by itself. */
  readonly healedIn?: number;
}

const VITEST = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const PAGE = new URL("../docs/reliability.md", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "gameday-reliability-"));
const file = join(folder, "rows.jsonl");
writeFileSync(file, "");

const { status } = spawnSync(
  process.execPath,
  [VITEST, "run", "--project", "long", "test/long/death-matrix.test.ts"],
  { stdio: "inherit", env: { ...process.env, GAMEDAY_RELIABILITY: file } },
);
const rows: readonly Row[] = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true, force: true });
if (status !== 0 || rows.length === 0)
  throw new Error("The death matrix is not green; the page stays as it was.");

const inOrder = (place: "row" | "column", name: "death" | "fault"): readonly string[] => [
  ...new Set([...rows].sort((one, other) => one[place] - other[place]).map((row) => row[name])),
];
const faults = inOrder("column", "fault");
const deaths = inOrder("row", "death");
const cell = (death: string, fault: string): string => {
  const row = rows.find((each) => each.death === death && each.fault === fault);
  if (row === undefined) return "–";
  return row.healedIn === undefined ? "at its end" : `${row.healedIn} ms`;
};
const codesOf = (death: string): string =>
  [...new Set(rows.filter((row) => row.death === death).map(({ code }) => String(code)))]
    .toSorted()
    .join(", ");
const line = (cells: readonly (number | string)[]): string => `| ${cells.join(" | ")} |`;

const page = `# What is left when a run dies

Made by \`npm run reliability\`, which kills real runs: the real command line, somebody's Toxiproxy with a link of its own,
a process of the run, a fix that is applied. Each row is a death, each column what was on at that moment; the number is
how long after the death all was as before: no link, toxic, process, folder or fix of the run left, the links of others
untouched, and a fresh request as quick as ever. Where the run goes on by itself (a step that fails, closed outputs), all is
as before when it ends. A dash stands where there is no such death. Measured on ${cpus().length} cores. \`npm test\`
runs each death once, CI all of it.

${line(["death", "exit code", ...faults])}
${line(["---", "---", ...faults.map(() => "---:")])}
${deaths.map((death) => line([death, codesOf(death), ...faults.map((fault) => cell(death, fault))])).join("\n")}

After a SIGKILL the guardian heals, a process of its own that the run starts before it breaks anything; after a SIGSTOP it
waits ten seconds for a sign of life first. \`gameday heal\` behind each of them found nothing to do.
`;
writeFileSync(PAGE, page);
