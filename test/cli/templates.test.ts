import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { templatesCommand } from "../../cli/commands/runbook/templates.ts";
import { chooseTemplates, loadTemplates, shippedText, templatesHash } from "../../cli/templates.ts";
import { UsageError } from "../../model/errors.ts";
import { renderRunbook, templateNames } from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { fakeConsole } from "../support/fake-console.ts";

let home = "";
const before = process.cwd();

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "templates-"));
  process.chdir(home);
});

afterEach(() => {
  process.chdir(before);
  rmSync(home, { recursive: true });
});

async function templates(...words: string[]): Promise<{ out: string; err: string }> {
  const console = fakeConsole();
  await templatesCommand(console).exitOverride().parseAsync(words, { from: "user" });
  return console.printed;
}

function own(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.hbs`), text);
}

const written = async (folder?: string): Promise<string> =>
  renderRunbook(aReadinessForRunbooks(), "database-slow", await loadTemplates(folder));

describe("a template", () => {
  test("is taken from the folder given, else from the team's own, else as shipped", async () => {
    own("gameday-templates", "status", "> Team, {{md owner}}.\n");
    own("gameday-templates", "permanent-fix", "Team, {{md owner}}.\n");
    own("given", "status", "> Given, {{md owner}}.\n");
    const markdown = await written("given");
    expect(markdown).toContain("> Given, gotv-platform.");
    expect(markdown).toContain("## Permanent fix\n\nTeam, gotv-platform.");
    expect(markdown).toContain("## Roll back\n\n- **When:**");
  });

  test("of one's own is named in the front matter and in the provenance, with the hash of all texts", async () => {
    expect(await written()).toContain('generated_by: "gameday 0.1.0, templateApi 1"');
    expect(await written()).toContain("| Templates | as shipped; templateApi 1, sha256 ");
    const shipped = templatesHash();
    own("gameday-templates", "status", "> Team, {{md owner}}.\n");
    const markdown = await written();
    expect(markdown).toContain('generated_by: "gameday 0.1.0, templateApi 1, customised: status"');
    expect(markdown).toContain(
      `| Templates | **customised:** status; templateApi 1, sha256 ${templatesHash()} |`,
    );
    expect(templatesHash()).not.toBe(shipped);
  });
});

describe("eject", () => {
  test.each(templateNames)(
    "writes %s out so that it is what it was until somebody changes it",
    async (name) => {
      await templates("eject", name);
      const file = join("gameday-templates", `${name}.hbs`);
      expect(readFileSync(file, "utf8")).toContain(`gameday template "${name}", templateApi 1.`);
      expect(chooseTemplates().filter(({ ownFile }) => ownFile !== undefined)).toEqual([]);
      writeFileSync(file, `${readFileSync(file, "utf8")}\nOurs.\n`);
      expect(chooseTemplates().flatMap((one) => (one.ownFile === undefined ? [] : one.name))).toEqual([name]);
    },
  );

  test("says which names the template may use, a part of the context its own", async () => {
    await templates("eject", "exercise");
    const text = readFileSync("gameday-templates/exercise.hbs", "utf8");
    expect(text).toContain("from the object it is handed:");
    expect(text).toMatch(/\bisMasked\b/u);
    expect(text.split("--}}")[0]).not.toMatch(/\bfallback\b/u);
  });

  test("never writes over words that are there", async () => {
    own("gameday-templates", "status", "> Team.\n");
    await expect(templates("eject", "status")).rejects.toThrow("is there already");
    expect(readFileSync("gameday-templates/status.hbs", "utf8")).toBe("> Team.\n");
  });

  test("helps with a name that is misspelt", async () => {
    await expect(templates("eject", "stauts")).rejects.toThrow('There is no template called "stauts".');
  });
});

test("list tells which are one's own", async () => {
  own("gameday-templates", "status", "> Team, {{md owner}}.\n");
  const { out } = await templates("list");
  expect(out.trim().split("\n")).toHaveLength(templateNames.length);
  expect(out).toMatch(/^status +gameday-templates\/status\.hbs$/mu);
  expect(out).toMatch(/^runbook +as shipped$/mu);
});

describe("refused is", () => {
  test.each([
    [
      "a template for another API",
      "status",
      '{{!-- gameday template "status", templateApi 2. --}}\nx',
      'API "2"',
    ],
    ["one that takes no template's place", "stauts", "x", 'Did you mean "status.hbs"?'],
    ["one that prints a value unescaped", "status", "{{owner}}", "line 1: {{owner}} does not say"],
  ])("%s", async (_what, name, text, message) => {
    own("gameday-templates", name, text);
    await expect(loadTemplates()).rejects.toThrow(UsageError);
    await expect(loadTemplates()).rejects.toThrow(message);
    await expect(templates("list")).rejects.toThrow(message);
  });

  test("a folder that is not there", async () => {
    await expect(loadTemplates("none")).rejects.toThrow('There is no folder "none".');
  });
});

test("a shipped template that is only ejected keeps runbooks fresh", async () => {
  const shipped = templatesHash();
  await templates("eject", "status");
  expect(templatesHash()).toBe(shipped);
  expect(shippedText("status")).not.toContain("templateApi");
});
