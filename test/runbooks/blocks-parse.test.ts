import { spawnSync } from "node:child_process";
import { parser } from "@prometheus-io/lezer-promql";
import { loadModule, parseSync } from "libpg-query";
import { beforeAll, describe, expect, test } from "vitest";
import type { Readiness } from "../../model/readiness.ts";
import { renderRunbook } from "../../runbooks/index.ts";
import { withProbes } from "../support/a-probe.ts";
import { everyText, FIXED, HOSTILE } from "../support/hostile-texts.ts";
import { readMarkdown } from "../support/read-markdown.ts";
import { aReadinessWithPlaces, readinessOfAllKinds } from "../support/runbooks-of-all-kinds.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

/** What a parser has against a block; nothing when it can be read. */
type Complaint = (text: string) => string | undefined;

const read = new Map<string, string | undefined>();

/** Asks a real shell, once for each text: many runbooks hold the same block. */
const sh: Complaint = (text) => {
  if (!read.has(text)) {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: text, encoding: "utf8" });
    read.set(text, status === 0 ? undefined : stderr);
  }
  return read.get(text);
};

const promql: Complaint = (text) => {
  const wrong: string[] = [];
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError) wrong.push(`${node.from} to ${node.to}`);
    },
  });
  return wrong.length === 0 ? undefined : `cannot be read at ${wrong.join(", ")}`;
};

const sql: Complaint = (text) => {
  try {
    parseSync(text);
    return undefined;
  } catch (error) {
    return String(error);
  }
};

/** Text is for reading only. */
const PARSERS: Readonly<Record<string, Complaint>> = { sh, promql, sql, text: () => undefined };

const complaintsIn = (markdown: string): readonly string[] =>
  readMarkdown(markdown).fences.flatMap(({ language, text }) => {
    const parse = PARSERS[language];
    const complaint = parse === undefined ? "nobody knows this language" : parse(text);
    return complaint === undefined ? [] : [`${language}: ${complaint}\n${text}`];
  });

beforeAll(loadModule);

describe("a parser tells a good block from a bad one", () => {
  test.each([
    ["sh", "curl -fsS 'http://h/' | tr -d x", "curl 'http://h/"],
    ["promql", 'sum(rate(calls_total{outcome="good"}[1m])) / 2', "sum(rate(calls_total{[1m])"],
    ["sql", "select state, count(*) from pg_stat_activity group by 1", "select from where"],
  ])("%s", (language, good, bad) => {
    expect(complaintsIn(`---\nid: x\n---\n\`\`\`${language}\n${good}\n\`\`\`\n`)).toEqual([]);
    expect(complaintsIn(`---\nid: x\n---\n\`\`\`${language}\n${bad}\n\`\`\`\n`)).toHaveLength(1);
  });
});

const templates = shippedTemplates();

describe("every block can be read by who is meant to read it", () => {
  test.each(readinessOfAllKinds())("in a runbook of %s", (_kind, readiness, id) => {
    expect(complaintsIn(renderRunbook(readiness, id, templates))).toEqual([]);
  });

  const base = withProbes(aReadinessWithPlaces());

  // Commands of the scenario are what somebody wrote; all else goes through our hands.
  test.each(HOSTILE)("with %s in every other text", (_name, text) => {
    const readiness = everyText(base, text, new Set([...FIXED, "command", "repeat"])) as Readiness;
    for (const { id } of base.breaks) {
      expect(complaintsIn(renderRunbook(readiness, id, templates))).toEqual([]);
    }
  });
});
