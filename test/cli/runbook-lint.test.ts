import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadScenario, planOf } from "../../cli/load-plan.ts";
import { main } from "../../cli/main.ts";
import { aRestingPlan, aRunFolder, aScenarioFile, RESTING } from "../support/a-run-folder.ts";
import { fakeConsole } from "../support/fake-console.ts";
import { ownEdited } from "../support/own-script-text.ts";

let folder: string;
let scenario: string;
let to: string;
const at = (...names: readonly string[]): string => join(folder, ...names);
const runbook = (): string => join(to, "election-day", "database-slow.md");

async function gameday(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}
const lint = async (...flags: readonly string[]) => await gameday("runbook", "lint", "--in", to, ...flags);
const stale = async (on: string, ...flags: readonly string[]) =>
  await gameday("runbook", "stale", "--in", to, "--on", on, ...flags);

function edit(file: string, from: string | RegExp, into: string): void {
  const before = readFileSync(file, "utf8");
  const after = before.replace(from, () => into);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

const DEAD = `  - id: gotv-dead
    symptom: Nothing answers
    at: peak
    fault: { kill-process: { process: gotv } }
    want: { state: "off", within: 5s, share: 99% }
    owner: gotv-platform
    noFix: It restarts by itself.
`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gameday-lint-"));
  scenario = aScenarioFile(folder);
  to = at("runbooks");
  const run = aRunFolder(at("run"), aRestingPlan(scenario));
  await gameday("runbook", "publish", run, "--to", to);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("gameday runbook lint", () => {
  test("of what was just published finds nothing", async () => {
    expect(await lint()).toEqual({ code: 0, out: "1 runbook, nothing to mend.\n", err: "" });
  });

  test("tells file and line, what is wrong and what to do; for scripts as JSON", async () => {
    edit(runbook(), /^owner: .*$/mu, 'owner: ""');
    const line = readFileSync(runbook(), "utf8").split("\n").indexOf('owner: ""') + 1;
    const { code, out } = await lint();
    expect(code).toBe(1);
    expect(out).toContain(`${runbook()}:${line}: nobody owns it: name an owner: in the scenario\n`);
    expect(JSON.parse((await lint("--json")).out)).toMatchObject([
      { file: runbook(), line, what: "nobody owns it" },
    ]);
  });

  test("has a shell read each command, and carries none of them out", async () => {
    const witness = at("witness");
    edit(runbook(), "```sh\n", `\`\`\`sh\ntouch '${witness}'\nif true; then\n`);
    const { code, out } = await lint();
    expect(code).toBe(1);
    expect(out).toMatch(/database-slow\.md:\d+: a shell cannot read this: .*syntax error/u);
    expect(() => readFileSync(witness)).toThrow("ENOENT");
  });

  test("asks for no alert where the only promises are checks of a script, which no rule counts", async () => {
    writeFileSync(at("journey.ts"), "export default () => undefined;\n");
    const text = ownEdited(
      "  - { calls: list of voters, good: { status: 2xx, within: 200ms }, share: 99% }\n",
      "",
    );
    writeFileSync(
      at("own.yaml"),
      text.replace("  through: edge\n", "  through: edge\n  good: { status: 2xx, within: 200ms }\n"),
    );
    const run = aRunFolder(at("own-run"), planOf(loadScenario(at("own.yaml")), {}));
    await gameday("runbook", "publish", run, "--to", at("own"));
    const published = readFileSync(at("own", "own-day", "edge-slow.md"), "utf8");
    expect(published).toContain("\nalerts: []\n");
    expect(published).toContain("- **Alert:** none: no promise of the scenario is about calls.");
    expect((await gameday("runbook", "lint", "--in", at("own"))).out).toBe("1 runbook, nothing to mend.\n");
  });

  test("asks for an alert where a promise is about calls", async () => {
    edit(runbook(), /^alerts: .*$/mu, "alerts: []");
    expect((await lint()).out).toContain("no alert leads to it: publish a newer run: it names the alert\n");
  });

  test("goes on behind a file that is no runbook at all", async () => {
    writeFileSync(join(to, "broken.md"), "---\nid: [\n");
    writeFileSync(join(to, "page.md"), "# Only a page\n");
    const { code, out } = await lint();
    expect(code).toBe(1);
    expect(out).toContain(`${join(to, "broken.md")}:1: `);
    expect(out).not.toContain("page.md");
    expect(out).toContain("1 to mend in 2 runbooks.");
  });

  test("finds breaks without a runbook", async () => {
    appendFileSync(scenario, DEAD);
    const { code, out } = await lint();
    expect(code).toBe(1);
    expect(out).toContain(`${scenario}:1: its break "gotv-dead" has no runbook: `);
  });

  test("finds runbooks whose break or scenario is gone, and two of one break", async () => {
    writeFileSync(scenario, RESTING.replace("id: database-slow", "id: database-slower"));
    writeFileSync(join(to, "copy.md"), readFileSync(runbook()));
    const { out } = await lint();
    expect(out).toContain(`${runbook()}:1: the break is no longer in the scenario: `);
    expect(out).toContain("is a runbook of election-day/database-slow too: keep one of them");
    rmSync(scenario);
    expect((await lint()).out).toContain(`${runbook()}:1: its scenario "${scenario}" is gone: `);
  });
});

describe("gameday runbook stale", () => {
  test("of what was just published: fresh until its day, with a warning a week before", async () => {
    const fresh = await stale("2012-11-20");
    expect(fresh).toMatchObject({ code: 0, err: "" });
    expect(fresh.out).toMatch(/^ {2}election-day\/database-slow {2}fresh {3}review by 6 Dec 2012$/mu);
    const soon = await stale("2012-11-29");
    expect([soon.code, soon.out]).toEqual([0, expect.stringContaining("review is due within a week")]);
    const late = await stale("2012-12-07");
    expect([late.code, late.out]).toEqual([1, expect.stringContaining("review was due on 6 Dec 2012")]);
  });

  test.each([
    [
      "a file of the service",
      () => appendFileSync(at("service", "main.js"), "// a\n"),
      ["service file service changed"],
    ],
    [
      "a service that is gone",
      () => rmSync(at("service"), { recursive: true }),
      ["service file service is gone"],
    ],
    ["a comment in the scenario", () => appendFileSync(scenario, "# a comment\n"), []],
    ["another break in the scenario", () => appendFileSync(scenario, DEAD), []],
    ["another fix", () => edit(scenario, "title: Turn it on", "title: Switch it on"), ["the fixes changed"]],
    ["another fault", () => edit(scenario, "latency: 200ms", "latency: 300ms"), ["the fault changed"]],
    [
      "another name of the break",
      () => edit(scenario, "id: database-slow", "id: database-slower"),
      ["the break is no longer in the scenario"],
    ],
    [
      "another scenario in its file",
      () => edit(scenario, "scenario: election-day", "scenario: other-day"),
      [expect.stringContaining('holds the scenario "other-day" now')],
    ],
  ])("%s", async (_, change, reasons) => {
    change();
    const { code, out } = await stale("2012-11-20", "--json");
    expect(JSON.parse(out)).toMatchObject([{ id: "election-day/database-slow", reasons }]);
    expect(code).toBe(reasons.length === 0 ? 0 : 1);
  });

  test("says what to do next: a run for words that are old, verify where only what they rest on changed", async () => {
    appendFileSync(at("service", "main.js"), "// a\n");
    expect((await stale("2012-11-20")).out).toContain(
      "gameday runbook verify election-day/database-slow --write",
    );
    edit(scenario, "latency: 200ms", "latency: 300ms");
    const { out } = await stale("2012-11-20");
    expect(out).toContain(`gameday run ${scenario}`);
    expect(out).not.toContain("gameday runbook verify");
  });

  test.each(["yesterday", "2012-11-31", "2012-1-1"])("--on %s is refused", async (day) => {
    expect(await stale(day)).toMatchObject({ code: 2, err: expect.stringContaining("It must be a day") });
  });
});

test("a run whose input is missing does not begin", async () => {
  rmSync(at("service"), { recursive: true });
  const { code, err } = await gameday("plan", scenario);
  expect(code).toBe(2);
  expect(err).toContain('names the input "service", and there is no such file or folder.');
});
