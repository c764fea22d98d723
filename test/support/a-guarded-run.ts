import { setTimeout as delay } from "node:timers/promises";
import { startGuardian } from "../../run/guardian/start-guardian.ts";
import { RunJournal } from "../../run/journal/journal.ts";

// A run with nothing but a guardian and one open line, which gives signs of life until somebody ends it.

const [folder = "", deadlineIn = "", end = ""] = process.argv.slice(2);
const journal = new RunJournal("a-run", folder);
const guardian = await startGuardian(journal.path);
guardian.onGone(() => process.stdout.write("the guardian is gone\n"));
journal.begun();
journal.begin({
  what: "a fix",
  before: "not applied",
  undo: { kind: "step", action: { kind: "run", command: "touch undone" }, cwd: folder, moot: false },
  ...(deadlineIn === "" ? {} : { deadline: Date.now() + Number(deadlineIn) }),
});
process.stdout.write(`${guardian.pid}\n`);
if (end === "let go") {
  journal.close();
  await guardian.letGo();
} else await delay(60_000);
