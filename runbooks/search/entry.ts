import { alertName } from "../../model/alert-name.ts";
import { readBlocks } from "../markdown/read-blocks.ts";
import { plainText, type Block } from "../markdown/nodes.ts";
import type { ReadRunbook } from "../read-runbook.ts";
import { isTabletop } from "../tabletop/is-tabletop.ts";
import { signature } from "../signature-schema.ts";

/** The fields that are searched, and how much a word in them weighs. */
export const boosts = {
  symptoms: 4,
  title: 4,
  alerts: 3,
  break: 2.5,
  errors: 2,
  owner: 1.5,
  body: 1,
} as const;

export type FieldName = keyof typeof boosts;

export const isField = (name: string): name is FieldName => name in boosts;

/** The fields in which a word weighs most first. */
export const fieldNames: readonly FieldName[] = Object.keys(boosts)
  .filter(isField)
  .sort((a, b) => boosts[b] - boosts[a]);

/** One runbook as it is searched; lists are joined by line ends. */
export type SearchEntry = { readonly id: string } & Readonly<Record<FieldName, string>>;

/** These name the other breaks and the whole scenario, so that every runbook would be found by them. */
const ABOUT_OTHERS = new Set(["Diagnose further", "Provenance", "Fall back to people"]);

function wordsOf(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return plainText(block.of);
    case "quote":
      return block.blocks.map((one) => wordsOf(one)).join("\n");
    case "code":
      return block.text;
    case "rule":
      return "";
    case "list":
      return block.items.flatMap((item) => item.map((one) => wordsOf(one))).join("\n");
    case "table":
      return [block.head, ...block.rows].flatMap((row) => row.map((cell) => plainText(cell))).join("\n");
  }
}

const errorsOf = (runbook: ReadRunbook): readonly string[] => {
  const read = signature.safeParse(runbook.frontMatter["signature"]);
  return read.success ? Object.keys(read.data.during.errors) : [];
};

/** The alerts that lead to a runbook: those it names, and the one that is generated for its break. */
export function alertsOf(runbook: ReadRunbook): readonly string[] {
  const { frontMatter } = runbook;
  if (isTabletop(runbook)) return frontMatter.alerts;
  const [scenario = "", breakId = ""] = frontMatter.id.split("/");
  return [...new Set([...frontMatter.alerts, alertName(scenario, breakId)])];
}

/** What of a runbook is searched. */
export function searchEntry(runbook: ReadRunbook): SearchEntry {
  const { frontMatter, sections } = runbook;
  const body = sections
    .filter(({ heading }) => !ABOUT_OTHERS.has(heading))
    .flatMap(({ text }) => readBlocks(text).map((block) => wordsOf(block)));
  return {
    id: frontMatter.id,
    title: frontMatter.title,
    symptoms: frontMatter.symptoms.join("\n"),
    alerts: alertsOf(runbook).join("\n"),
    break: frontMatter.id.split("/").at(-1) ?? "",
    errors: errorsOf(runbook).join("\n"),
    owner: frontMatter.owner,
    body: body.join("\n"),
  };
}
