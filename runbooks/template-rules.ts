import type Handlebars from "handlebars";
import { reasonOf, UsageError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import { placeNames } from "./places.ts";

const BLOCKS: readonly string[] = ["if", "unless", "each", "with"];

interface Rules {
  readonly file: string;
  /** Every name that the context has. */
  readonly words: readonly string[];
  readonly templates: readonly string[];
}

/** A node of a parsed template; which of these it has depends on its type. */
interface Node {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } };
  readonly path?: Node;
  readonly name?: Node;
  readonly params?: readonly Node[];
  readonly hash?: object;
  readonly body?: readonly Node[];
  readonly program?: Node;
  readonly inverse?: Node;
  readonly escaped?: boolean;
  readonly data?: boolean;
  readonly parts?: readonly string[];
  readonly original?: unknown;
}

function refuse(rules: Rules, node: Node, problem: string, hint: string): never {
  throw new UsageError(`Template "${rules.file}", line ${node.loc?.start.line ?? 1}: ${problem}.`, hint);
}

const wordOf = (node: Node | undefined): string => (typeof node?.original === "string" ? node.original : "");

function checkValue(rules: Rules, node: Node): void {
  if (node.type === "StringLiteral") return;
  if (node.type !== "PathExpression" || node.data === true) {
    refuse(rules, node, `"${wordOf(node)}" is not a plain name`, "Compute it in the context instead.");
  }
  for (const part of node.parts ?? []) {
    if (rules.words.includes(part)) continue;
    const meant = nearest(part, rules.words);
    refuse(
      rules,
      node,
      `nothing is called "${part}"`,
      meant === undefined ? "Use a name of the context." : `Did you mean "${meant}"?`,
    );
  }
}

function checkMustache(rules: Rules, node: Node): void {
  const params = node.params ?? [];
  if (node.escaped !== true) refuse(rules, node, "{{{ }}} is not used here", "Write {{md name}}.");
  if (!placeNames.includes(wordOf(node.path)) || params.length === 0) {
    refuse(
      rules,
      node,
      `{{${wordOf(node.path)}}} does not say for which place it is`,
      `Write {{md ${wordOf(node.path)}}}, or one of: ${placeNames.join(", ")}.`,
    );
  }
}

function checkBlock(rules: Rules, node: Node): void {
  if (!BLOCKS.includes(wordOf(node.path))) {
    refuse(rules, node, `{{#${wordOf(node.path)}}} is not used here`, `Use one of: ${BLOCKS.join(", ")}.`);
  }
}

function checkPartial(rules: Rules, node: Node): void {
  const name = wordOf(node.name);
  if (node.name?.type !== "PathExpression" || !rules.templates.includes(name) || node.params?.length !== 1) {
    refuse(rules, node, "a partial is named, known, and takes one object", "Write {{> step this}}.");
  }
}

const checks: Readonly<Record<string, (rules: Rules, node: Node) => void>> = {
  MustacheStatement: checkMustache,
  BlockStatement: checkBlock,
  PartialStatement: checkPartial,
  Program: () => undefined,
  ContentStatement: () => undefined,
  CommentStatement: () => undefined,
};

function check(rules: Rules, node: Node): void {
  const rule = checks[node.type];
  if (rule === undefined) refuse(rules, node, `a ${node.type} is not used here`, "Keep templates plain.");
  rule(rules, node);
  if (node.hash !== undefined) refuse(rules, node, "name=value is not used here", "Hand over one object.");
  for (const value of node.params ?? []) checkValue(rules, value);
  for (const inner of [...(node.body ?? []), node.program, node.inverse]) {
    if (inner !== undefined) check(rules, inner);
  }
}

function parseTemplate(handlebars: typeof Handlebars, source: string, file: string): Node {
  try {
    return handlebars.parse(source);
  } catch (error) {
    const hint = "Braces of a query language do not belong into a template: put them into the scenario.";
    throw new UsageError(`Template "${file}" cannot be read: ${reasonOf(error)}`, hint, { cause: error });
  }
}

/** Refuses a template that could print a text unescaped, lose a step without a word, or do more than show. */
export function checkTemplate(handlebars: typeof Handlebars, source: string, rules: Rules): void {
  check(rules, parseTemplate(handlebars, source, rules.file));
}
