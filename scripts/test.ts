import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { lastLines } from "./test/last-lines.ts";
import { prepareTools, waysToGet } from "./test/prepare-tools.ts";
import { PROJECTS } from "./test/projects.ts";
import { runProject, type ProjectEnd } from "./test/run-vitest.ts";
import { readUnmet } from "./test/unmet.ts";

const say = (text: string): void => void process.stdout.write(text);

/** Arguments go to vitest, where they may leave a project without a file. */
const wanted = process.argv.slice(2);
const args = wanted.length === 0 ? [] : ["--passWithNoTests", ...wanted];

const folder = mkdtempSync(join(tmpdir(), "gameday-test-"));
const notes = join(folder, "unmet.jsonl");
writeFileSync(notes, "");
try {
  await prepareTools((line) => say(`${line}\n`));
  const stop = new AbortController();
  // Ctrl-C reaches vitest by itself, which ends its workers in peace; here it only keeps the next project from starting.
  let interrupted = "";
  process.on("SIGINT", () => (interrupted = "SIGINT"));
  process.on("SIGTERM", () => {
    interrupted = "SIGTERM";
    stop.abort();
  });
  const ends: ProjectEnd[] = [];
  for (const project of PROJECTS) {
    if (interrupted === "") ends.push(await runProject({ project, args, folder, notes }, stop.signal));
    else ends.push({ counts: [], trouble: `${project} was not started after ${interrupted}` });
  }
  const { text, code } = lastLines({
    counts: ends.flatMap(({ counts }) => counts),
    unmet: readUnmet(readFileSync(notes, "utf8")),
    troubles: ends.flatMap(({ trouble }) => trouble ?? []),
    isCi: !["", "0", "false"].includes(process.env["CI"] ?? ""),
    howToGet: waysToGet,
    shown: (file) => relative(process.cwd(), file),
  });
  say(`\n${text}`);
  process.exitCode = code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
