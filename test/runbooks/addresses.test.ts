import { execFileSync, spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultLine, placeVariables, type PlacesOfRun } from "../../model/place-variables.ts";
import { renderRunbook } from "../../runbooks/index.ts";
import { shellCommand } from "../../runbooks/shell-command.ts";
import { readMarkdown } from "../support/read-markdown.ts";
import { aReadinessWithPlaces } from "../support/runbooks-of-all-kinds.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const PLACES: PlacesOfRun = {
  ports: { gotv: "28140" },
  links: { database: "127.0.0.1:28145" },
  folders: { outbox: "/tmp/run-7/outbox" },
};
const variables = placeVariables(PLACES);
const defaults = variables.map(defaultLine).join("\n");

/** What a shell that was given these variables writes. */
const written = (script: string, env: Readonly<Record<string, string>> = {}): string =>
  execFileSync("bash", ["--norc", "-c", script], { encoding: "utf8", env: { ...process.env, ...env } });

const inRun = (command: string): string => shellCommand({ kind: "run", command }, variables);

const names = (places: Partial<PlacesOfRun>): readonly string[] =>
  placeVariables({ ports: {}, links: {}, folders: {}, ...places }).map(({ variable }) => variable);

describe("the names of variables", () => {
  test.each([
    [{ ports: { gotv: "1" } }, ["GOTV"]],
    [{ ports: { "data-base": "1", data_base: "2" } }, ["DATA_BASE", "DATA_BASE_2"]],
    [
      { ports: { path: "1", home: "2", http_proxy: "3", ps1: "4" } },
      ["ADDRESS_PATH", "ADDRESS_HOME", "ADDRESS_HTTP_PROXY", "ADDRESS_PS1"],
    ],
    [{ ports: { "9p": "1" } }, ["ADDRESS_9P"]],
    [
      { ports: { db: "1" }, links: { db: "127.0.0.1:2" }, folders: { db: "/x" } },
      ["DB", "LINK_DB", "FOLDER_DB"],
    ],
  ])("of %j are %j", (places, expected) => {
    expect(names(places)).toEqual(expected);
  });

  test.each(['x"; rm -rf ~; "', "a}b", "$(id)", "`id`", "a b", ""])("hold no value like %j", (value) => {
    expect(names({ ports: { a: value }, links: { a: value }, folders: { a: value } })).toEqual([]);
  });
});

describe("a command", () => {
  test.each([
    ["printf %s /tmp/run-7/outbox/state", 'printf %s "${FOLDER_OUTBOX:?}"/state'],
    ["printf %s '/tmp/run-7/outbox/state'", 'printf %s "${FOLDER_OUTBOX:?}/state"'],
    ['printf %s "/tmp/run-7/outbox/a b"', 'printf %s "${FOLDER_OUTBOX:?}/a b"'],
    ["printf %s 'x /tmp/run-7/outbox y'", `printf %s 'x '"\${FOLDER_OUTBOX:?}"' y'`],
    ["printf %s --to=127.0.0.1:28145", 'printf %s --to="${LINK_DATABASE:?}"'],
    ["printf %s -p 28140", 'printf %s -p "${GOTV##*:}"'],
    ["printf %s localhost:28140/x", 'printf %s "${GOTV:?}"/x'],
  ])("%s names its address by a variable", (command, expected) => {
    expect(inRun(command)).toBe(expected);
    expect(written(`${defaults}\n${expected}`).replaceAll("127.0.0.1:28140", "localhost:28140")).toBe(
      written(command).replaceAll("127.0.0.1:28140", "localhost:28140"),
    );
  });

  test.each([
    "printf %s 281400 128140 x28140 /tmp/run-7/outboxes 127.0.0.1:281450",
    "printf %s $(cat /tmp/run-7/outbox/x)",
    "printf %s `cat '/tmp/run-7/outbox/x'`",
    "cat <<X\n/tmp/run-7/outbox\nX",
    "true # it's in /tmp/run-7/outbox",
    "printf %s $'/tmp/run-7/outbox'",
    String.raw`printf %s \ /tmp/x`,
  ])("%s is left as it is", (command) => {
    expect(inRun(command)).toBe(command);
  });

  test("does the same as in the run, whatever quotes its addresses stand in", () => {
    const words = fc.constantFrom(
      "/tmp/run-7/outbox",
      "127.0.0.1:28145",
      "28140",
      "a",
      " ",
      "'",
      '"',
      "\\",
      "''",
      "/b",
      "$X",
      "!",
      "x=",
    );
    const command = fc.array(words, { maxLength: 8 }).map((parts) => `printf '%s|' ${parts.join("")}`);
    fc.assert(
      fc.property(command, (original) => {
        if (spawnSync("bash", ["-n"], { input: original }).status !== 0) return;
        expect(written(`${defaults}\n${inRun(original)}`)).toBe(written(original));
      }),
      { numRuns: 150 },
    );
  });

  test("stops instead of reaching for something else in a terminal without addresses", () => {
    const { status, stderr } = spawnSync("bash", ["-c", inRun("echo > /tmp/run-7/outbox/x")], {
      encoding: "utf8",
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain("FOLDER_OUTBOX");
  });
});

test("a request sends the address of the terminal, in its line and in its body", () => {
  const action = {
    kind: "http",
    method: "POST",
    url: "http://127.0.0.1:28140/a?b=1&c=it's",
    body: '{"to":"127.0.0.1:28140"}',
  } as const;
  const shell = shellCommand(action, variables);
  const words = written(`curl() { printf '%s\\n' "$@"; }\n${defaults}\n${shell}`, {
    GOTV: "gotv.example.org:80",
  });
  expect(words).toContain("http://gotv.example.org:80/a?b=1&c=it's\n");
  expect(words).toContain('{"to":"gotv.example.org:80"}\n');
});

describe("a runbook of a run that chose its own addresses", () => {
  const markdown = renderRunbook(aReadinessWithPlaces(), "database-slow", shippedTemplates());
  const blocks = readMarkdown(markdown).fences.filter(({ language }) => language === "sh");

  test("holds each of them once a block, as what may be set before", () => {
    const without = blocks.map(({ text }) => text.replaceAll(/^: "\$\{\w+:=[^"]*\}"$/gmu, "")).join("\n");
    expect(without).not.toMatch(/28140|28145|run-7/u);
    expect(blocks[0]?.text).toMatch(
      /^: "\$\{GOTV:=127\.0\.0\.1:28140\}"\n: "\$\{FOLDER_OUTBOX:=\/tmp\/run-7\/outbox\}"\nprintf/u,
    );
  });

  test("gives its addresses before the first step that needs them", () => {
    const bleeding = markdown.split("\n## Stop the bleeding\n")[1] ?? "";
    expect(bleeding.indexOf(': "${GOTV:=')).toBeGreaterThan(-1);
    expect(bleeding.indexOf(': "${GOTV:=')).toBeLessThan(bleeding.indexOf("\n### 1. "));
  });

  test("does not speak of addresses that none of its commands needs", () => {
    expect(markdown).not.toMatch(/SUPERVISOR|LINK_DATABASE/u);
  });
});
