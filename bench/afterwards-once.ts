import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { renderRunbooks } from "../cli/render-runbooks.ts";
import { writeAlerts } from "../cli/write-alerts.ts";
import { writeReports } from "../cli/write-results.ts";
import { judgeRun } from "../findings/judge-run.ts";
import { readRecord } from "../run/read-record.ts";

// Does once what `gameday report` does, in a process that has not done it before, and prints how long each part took.

const [run = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "gameday-bench-"));
const took: Record<string, number> = {};
let last = performance.now();
const lap = (name: string): void => {
  const now = performance.now();
  took[name] = now - last;
  last = now;
};
try {
  const record = await readRecord(run);
  lap("read");
  const readiness = judgeRun(record);
  lap("judge");
  writeReports(readiness, folder);
  lap("reports");
  writeAlerts(readiness, join(folder, "alerts"));
  lap("alerts");
  for (const { file, text } of await renderRunbooks(readiness)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  lap("runbooks");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(took));
