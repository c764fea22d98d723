import { healJournal } from "../../run/journal/heal-journal.ts";

// A healer in a process of its own, which somebody may kill.

const [journal = ""] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await healJournal(journal, "heal", "a test"))}\n`);
