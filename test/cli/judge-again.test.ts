import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { aPlan } from "../support/a-plan.ts";
import { aRunFolder } from "../support/a-run-folder.ts";
import { fakeConsole } from "../support/fake-console.ts";

let place: string;
let run: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "gameday-judge-"));
  run = aRunFolder(join(place, "run"), aPlan());
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function report(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const console = fakeConsole();
  const code = await main(["report", run, ...args], console);
  return { code, ...console.printed };
}

function objectives(text: string, name = "objectives.yaml"): string {
  const file = join(place, name);
  writeFileSync(file, text);
  return file;
}

/** Every file of the run with its bytes, but for what was judged again. */
const bytes = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(run, { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("judged-"))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, "base64")]),
  );

const judgedFolders = (): readonly string[] => readdirSync(run).filter((name) => name.startsWith("judged-"));

const STRICT = "objectives:\n  - { calls: next-voter, good: { status: 2xx, within: 2ms }, share: 99% }\n";

describe("gameday report --judge", () => {
  it("judges by the file, says so, and ends with the code of that verdict", async () => {
    const { code, out, err } = await report("--judge", objectives(STRICT));
    expect(code).toBe(1);
    expect(out.replaceAll(/\s+/gu, " ")).toContain('NOT READY: Judged again by "objectives.yaml"');
    expect(err).toContain(judgedFolders()[0] ?? "no folder");
  });

  it("never writes over what the run has", async () => {
    await report();
    const before = bytes();
    await report("--judge", objectives(STRICT));
    expect(bytes()).toEqual(before);
    expect(readdirSync(join(run, judgedFolders()[0] ?? ""))).toEqual(
      expect.arrayContaining(["report.html", "report.json", "report.md", "objectives.json"]),
    );
  });

  it("has one folder for the same promises, however they are laid out, and another for others", async () => {
    await report("--judge", objectives(STRICT));
    const [folder = ""] = judgedFolders();
    const first = readFileSync(join(run, folder, "report.html"), "utf8");
    await report("--judge", objectives(`# strict\n${STRICT.replaceAll(", ", ",   ")}`));
    expect(judgedFolders()).toEqual([folder]);
    expect(readFileSync(join(run, folder, "report.html"), "utf8")).toBe(first);
    await report("--judge", objectives(STRICT.replace("2ms", "20ms")));
    expect(judgedFolders()).toHaveLength(2);
  });

  it("takes the rule of the run where the file says nothing of it", async () => {
    const { code } = await report(
      "--judge",
      objectives("objectives:\n  - { calls: next-voter, share: 99% }\n"),
    );
    expect(code).toBe(0);
  });

  it.each([
    ["objective:\n  - 1\n", 'Did you mean "objectives"?'],
    ["objectives: []\n", "must have at least one objective"],
    ["objectives:\n  - { calls: next-voter, share: 99 }\n", "must be a share in per cent"],
    ["objectives:\n  - { calls: next-vote, share: 99% }\n", 'Did you mean "next-voter"?'],
    [`${STRICT}  - { calls: next-voter, share: 90% }\n`, "Give both the same"],
  ])("refuses %j and says what to do", async (text, hint) => {
    const { code, err } = await report("--judge", objectives(text));
    expect(code).toBe(2);
    expect(err).toContain(hint);
    expect(judgedFolders()).toEqual([]);
  });

  it("refuses a file that is not there", async () => {
    expect((await report("--judge", join(place, "none.yaml"))).err).toContain("cannot be read");
  });
});
