import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { main } from "../../cli/main.ts";
import { loadScenario, planOf } from "../../cli/load-plan.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";
import { aRunFolder, aScenarioFile, RESTING } from "../support/a-run-folder.ts";
import { fakeConsole } from "../support/fake-console.ts";

const TABLETOPS = `tabletops:
  - id: name-gone
    symptom: Nobody finds our site
    symptoms: [the name does not resolve]
    cannot: A TCP proxy cannot take a name out of DNS.
    owner: operations
    ask: [Who has the password of the registrar?]
    steps: [Phone the DNS vendor., Use the second vendor.]
    talked: { on: 2026-10-12, by: operations }
`;

let folder: string;
let scenario: string;
let to: string;
const at = (...names: readonly string[]): string => join(folder, ...names);
const runbook = (): string => join(to, "election-day", "name-gone.md");

async function gameday(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}

const lint = async () => await gameday("runbook", "lint", "--in", to);

/** A run of the scenario as it lies there now. */
function aRun(name: string): string {
  const { scenario: about, inputs, tabletops } = planOf(loadScenario(scenario), {});
  const plan = aPlan({
    scenario: about,
    breaks: [aBreak()],
    ...(inputs === undefined ? {} : { inputs }),
    ...(tabletops === undefined ? {} : { tabletops }),
  });
  return aRunFolder(at(name), plan);
}

function edit(file: string, from: string | RegExp, into: string): void {
  const before = readFileSync(file, "utf8");
  const after = before.replace(from, () => into);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gameday-tabletops-"));
  scenario = aScenarioFile(folder, `${RESTING}${TABLETOPS}`);
  to = at("runbooks");
  await gameday("runbook", "publish", aRun("run"), "--to", to);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("gameday plan tells it, and that it is not run", async () => {
  const { code, out } = await gameday("plan", scenario);
  expect(code).toBe(0);
  expect(out).toContain(
    "\nTabletop  name-gone: Nobody finds our site (not run: A TCP proxy cannot take a name out of DNS)\n",
  );
});

test("gameday report writes its runbook and its section into the folder of the run", async () => {
  const run = aRun("again");
  const { code, out } = await gameday("report", run);
  expect(code).not.toBe(2);
  expect(out).toContain("Talked through, not run");
  expect(readFileSync(join(run, "runbooks", "name-gone.md"), "utf8")).toContain("> **TABLETOP**, not run");
  expect(readFileSync(join(run, "report.md"), "utf8")).toContain("[name-gone](runbooks/name-gone.md)");
});

describe("a published one", () => {
  test("is found by its phrase, opened by its id, put on a card and on a site, and gone through", async () => {
    const inTo = ["--in", to];
    expect((await gameday("runbook", "find", "name does not resolve", ...inTo)).out).toMatch(
      /^1\. Nobody finds our site\n.*TABLETOP never run, talked through 12 Oct 2026/u,
    );
    expect((await gameday("runbook", "open", "name-gone", ...inTo)).out).toContain(
      "nothing in this runbook was executed",
    );
    expect((await gameday("runbook", "card", "name-gone", ...inTo)).out).toContain("Phone the DNS vendor.");
    const steps = await gameday("runbook", "step", "name-gone", ...inTo);
    expect(steps.out).toMatch(
      /never run[\s\S]*Step 2 of 2[\s\S]*Use the second vendor[\s\S]*page operations/u,
    );
    expect((await gameday("runbook", "site", ...inTo, "--to", at("site"))).code).toBe(0);
    expect(readFileSync(at("site", "election-day", "name-gone.html"), "utf8")).toContain(
      "nothing in this runbook was executed",
    );
    expect(readFileSync(join(to, "README.md"), "utf8")).toContain("| tabletop | never run |");
  });

  test("has nothing to mend; what has no runbook, or no scenario any more, is told", async () => {
    expect(await lint()).toEqual({ code: 0, out: "2 runbooks, nothing to mend.\n", err: "" });
    const text = readFileSync(runbook(), "utf8");
    rmSync(runbook());
    expect((await lint()).out).toContain('its tabletop "name-gone" has no runbook');
    writeFileSync(runbook(), text);
    edit(scenario, TABLETOPS, "");
    expect((await lint()).out).toContain("the tabletop is no longer in the scenario");
  });

  test("keeps what people wrote beside its questions when it is published again", async () => {
    edit(
      runbook(),
      /(registrar\?\n\n<!-- notes: begin -->\n)/u,
      "registrar?\n\n<!-- notes: begin -->\nIt is in the safe.\n",
    );
    edit(scenario, "talked: { on: 2026-10-12", "talked: { on: 2026-10-19");
    expect((await gameday("runbook", "publish", aRun("later"), "--to", to)).code).toBe(0);
    expect(readFileSync(runbook(), "utf8")).toMatch(/19 Oct 2026[\s\S]*It is in the safe\./u);
  });
});

const stale = async (on: string) => {
  const { out } = await gameday("runbook", "stale", "--in", to, "--on", on, "--json");
  const all = JSON.parse(out) as readonly { id: string; kind: string; reasons: readonly string[] }[];
  return all.find(({ id }) => id === "election-day/name-gone");
};

describe("it is stale", () => {
  test("from its talk on, and not when a service, a fault or traffic changes", async () => {
    expect(await stale("2026-10-20")).toMatchObject({ kind: "fresh" });
    writeFileSync(at("service", "main.js"), "another();\n");
    edit(scenario, "latency: 200ms", "latency: 300ms");
    edit(scenario, "calls: 1_200_000", "calls: 1_300_000");
    expect(await stale("2026-10-20")).toMatchObject({ kind: "fresh", reasons: [] });
    expect(await stale("2026-11-20")).toMatchObject({ kind: "stale" });
  });

  test("when its words change, but not for a later talk", async () => {
    edit(scenario, "on: 2026-10-12", "on: 2026-10-13");
    expect(await stale("2026-10-20")).toMatchObject({ kind: "fresh" });
    edit(scenario, "Use the second vendor.", "Use the third vendor.");
    expect(await stale("2026-10-20")).toMatchObject({
      kind: "stale",
      reasons: ["its symptom, owner, fallback or another text for people changed"],
    });
  });

  test("as long as nobody has talked it through", async () => {
    edit(scenario, "    talked: { on: 2026-10-12, by: operations }\n", "");
    rmSync(to, { recursive: true });
    await gameday("runbook", "publish", aRun("untold"), "--to", to);
    expect(await stale("2026-10-20")).toMatchObject({ reasons: ["nobody has talked it through yet"] });
    const { out } = await gameday("runbook", "stale", "--in", to, "--on", "2012-11-07");
    expect(out).toMatch(/✗ election-day\/name-gone +stale +no talk yet\n/u);
    expect(out).toContain(`\nTalk it through:   ${runbook()}, then`);
    expect(out).not.toContain("runbook verify");
    edit(runbook(), 'last_reviewed_on: "never"', 'last_reviewed_on: "2026-10-18"');
    expect(await stale("2026-10-20")).toMatchObject({ kind: "fresh" });
  });
});

test("a template of one's own for tabletops customises them only, and makes no runbook of a break stale", async () => {
  const shipped = readFileSync(join(to, "election-day", "database-slow.md"), "utf8");
  const templates = at("templates");
  await gameday("runbook", "templates", "eject", "tabletop-status", "--to", templates);
  edit(join(templates, "tabletop-status.hbs"), "Talked through on", "Talked about on");
  rmSync(to, { recursive: true });
  await gameday("runbook", "publish", aRun("own"), "--to", to, "--templates", templates);
  expect(readFileSync(runbook(), "utf8")).toMatch(
    /customised: tabletop-status[\s\S]*Talked about on 12 Oct 2026/u,
  );
  expect(readFileSync(join(to, "election-day", "database-slow.md"), "utf8")).toBe(shipped);
  expect(await stale("2026-10-20")).toMatchObject({ reasons: ["the template changed"] });
});

describe("what was never run is refused", () => {
  test("by verify, with the runbook to talk through", async () => {
    const { code, err, out } = await gameday("runbook", "verify", "name-gone", "--in", to);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain('"election-day/name-gone" is a tabletop: it is talked through and never run');
    expect(err).toContain(runbook());
  });

  test("by rehearse, which says where its runbook comes from", async () => {
    const { code, err } = await gameday("rehearse", "name-gone", scenario);
    expect(code).toBe(2);
    expect(err).toContain('"name-gone" is a tabletop of "election-day"');
    expect(err).toMatch(
      /Talk it through with its runbook(?:: \S+name-gone\.md|, which any whole run writes)/u,
    );
  });

  test("by --only", async () => {
    const { code, err } = await gameday("plan", scenario, "--only", "name-gone");
    expect(code).toBe(2);
    expect(err).toContain("it is talked through and never run");
  });
});
