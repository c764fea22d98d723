import { tmpdir } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { millis, seconds } from "../../model/units.ts";
import { systemClock } from "../../run/clock.ts";
import { startGuardian } from "../../run/guardian/start-guardian.ts";
import { Hooks } from "../../run/hooks.ts";
import { Injection } from "../../run/inject.ts";
import { RunJournal } from "../../run/journal/journal.ts";
import { Processes } from "../../run/processes.ts";
import { ToxiproxyLinks } from "../../run/toxiproxy/toxiproxy-links.ts";
import type { Dialect } from "../../run/toxiproxy/toxiproxy.ts";

// A run with a guardian and one link in somebody's Toxiproxy, which breaks that link until somebody ends the run.

const [folder = "", url = "", dialect = "", kind = ""] = process.argv.slice(2);
const journal = new RunJournal("a-run", folder);
const guardian = await startGuardian(journal.path);
journal.begun();
const toxiproxy = {
  url,
  dialect: dialect as Dialect,
  life: { of: "theirs" },
  onExit: () => undefined,
  stop: async () => undefined,
} as const;
const links = new ToxiproxyLinks(toxiproxy, "a-run");
journal.begin({ what: "link edge", before: "not there", undo: links.undoOf("edge") });
await links.open({ name: "edge", listen: "127.0.0.1:0", upstream: "127.0.0.1:9" });
const hooks = new Hooks({
  cwd: tmpdir(),
  journal,
  signal: new AbortController().signal,
  asksOurs: () => false,
});
const injection = new Injection(
  { links, processes: new Processes(() => undefined, journal), hooks },
  journal,
);
process.stdout.write(`${guardian.pid}\n`);
if (kind === "repoint") {
  await injection.apply([{ kind: "repoint", link: "edge", to: "127.0.0.1:7" }], seconds(60));
} else {
  const rhythm = { on: millis(100), off: millis(100) };
  const clock = systemClock(performance.now());
  await injection.applyFlapping([{ kind: "cut", link: "edge" }], { rhythm, clock, ttl: () => seconds(60) });
}
await delay(60_000);
