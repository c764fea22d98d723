import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { aScenario } from "./support/a-scenario.ts";
import { closeTargets, targets } from "./support/bad-targets.ts";
import { aFile, causesOf, eventsOf, PLAYGROUND, reportOf, runCli, type CliEnd } from "./support/run-cli.ts";

const IN_TIME = 120_000;

afterEach(closeTargets);
afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

const refusedCalls = (to: string): string =>
  aFile(
    aScenario({
      to,
      replayIn: "6s",
      breaks: `
  - id: some-refused
    symptom: Some calls fail
    at: "06:00"
    before: 500ms
    hold: 2s
    after: 1s
    fault: { refused-calls: { link: edge, path: /hello, status: 429, share: 50% } }
    want: { state: full, within: 200ms, share: 90% }
    owner: nobody
    noFix: It is the vendor who refuses.
`,
    }),
  );

/** How often calls were answered with each status, outside of the preflight. */
function answersOf({ folder }: CliEnd): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const line of readFileSync(join(folder, "record", "calls.jsonl"), "utf8")
    .trim()
    .split("\n")) {
    const { statuses } = JSON.parse(line) as { statuses: Record<string, number> };
    for (const [status, count] of Object.entries(statuses)) total[status] = (total[status] ?? 0) + count;
  }
  return total;
}

it(
  "a share of the calls is refused while the fault is on, and none before or behind it",
  async () => {
    const end = await runCli(["run", refusedCalls(await targets.good()), "--quiet"]);
    expect(reportOf(end)).toMatchObject({ healed: true, calls: { unaccounted: 0 } });
    // Some 150 calls, each with the same chance.
    const refused = answersOf(end)["429"] ?? 0;
    expect(refused).toBeGreaterThan(40);
    expect(refused).toBeLessThan(110);
    expect(causesOf(end)).toEqual({});
    expect(eventsOf(end).filter(({ kind }) => kind === "fault-off")).toHaveLength(1);
    expect(end.leftBehind).toEqual([]);
  },
  IN_TIME,
);

it(
  "a plan that breaks single calls is refused for a real server, and says so before anything starts",
  async () => {
    const file = refusedCalls(await targets.good());
    const end = await runCli(["run", file, "--quiet", "--toxiproxy", "server"]);
    expect([end.code, end.stdout]).toEqual([2, ""]);
    expect(end.stderr.trim()).toBe(
      'The break "some-refused" needs "http_status", which toxiproxy-server does not have.\n' +
        "Run it with --toxiproxy embedded, or leave the break out with --only.",
    );
    const plan = await runCli(["plan", file]);
    expect(plan.stdout).toContain("\nNeeds     the embedded Toxiproxy, not --toxiproxy server: some-refused");
  },
  IN_TIME,
);
