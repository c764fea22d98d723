import { parseDocument } from "yaml";
import { z } from "zod";
import { reasonOf, UsageError } from "../model/errors.ts";
import { evidence } from "./evidence-schema.ts";
import { isMark, linesOf } from "./fenced-lines.ts";

const word = z.string();
const words = z.array(z.string()).default([]);

/** What a runbook says of itself to programs; keys that somebody added are kept. */
const frontMatter = z.looseObject({
  id: word.regex(/^[^/]+\/[^/]+$/u, 'must be "scenario/break"'),
  title: word,
  severity: word,
  owner: word,
  alerts: words,
  symptoms: words,
  last_reviewed_on: word,
  review_in: word.regex(/^\d+ days$/u, 'must be a number of days, such as "30 days"'),
  verification: z.looseObject({ status: word, run: word, on: word, break: word, fix: word, ...evidence }),
  generated_by: word,
});

type FrontMatter = z.infer<typeof frontMatter>;

interface Section {
  readonly heading: string;
  /** Without the heading, the marks of notes, and blank lines around it. */
  readonly text: string;
}

export interface ReadRunbook {
  /** Where it was read. */
  readonly file: string;
  readonly frontMatter: FrontMatter;
  /** The front matter as it is written, without its fences. */
  readonly frontText: string;
  /** The symptom: its one heading of the first level. */
  readonly title: string;
  /** Between the title and the first section: the status. */
  readonly status: string;
  readonly sections: readonly Section[];
}

const REPAIR = "Generate it again: gameday runbook publish <run> --to <folder>.";

function readFrontMatter(text: string, file: string): FrontMatter {
  const document = parseDocument(text, { schema: "core", uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new UsageError(`The front matter of "${file}" is not YAML: ${error.message}`, REPAIR);
  }
  try {
    const read = frontMatter.safeParse(document.toJS({ maxAliasCount: 0 }));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new UsageError(
      `The front matter of "${file}" has no good "${issue?.path.join(".") ?? ""}": ${issue?.message ?? ""}.`,
      REPAIR,
    );
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The front matter of "${file}" cannot be read: ${reasonOf(error)}.`, REPAIR);
  }
}

/** The title, and then the parts: what stands before the first section, and each section. */
function partsOf(body: string): { readonly title: string; readonly parts: readonly Section[] } {
  let title = "";
  const parts: { heading: string; lines: string[] }[] = [{ heading: "", lines: [] }];
  for (const { line, kind } of linesOf(body)) {
    if (isMark(line, kind)) continue;
    if (kind === "text" && line.startsWith("## ")) parts.push({ heading: line.slice(3).trim(), lines: [] });
    else if (kind === "text" && line.startsWith("# ") && title === "") title = line.slice(2).trim();
    else parts.at(-1)?.lines.push(line);
  }
  return { title, parts: parts.map(({ heading, lines }) => ({ heading, text: lines.join("\n").trim() })) };
}

/** A runbook as it lies in a folder: a UsageError says what is wrong with it. */
export function readRunbook(text: string, file: string): ReadRunbook {
  const plain = text.replaceAll("\r\n", "\n");
  const [, frontText, body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(plain) ?? [];
  if (frontText === undefined) throw new UsageError(`"${file}" has no front matter.`, REPAIR);
  const { title, parts } = partsOf(body);
  const [status, ...sections] = parts;
  const about = readFrontMatter(frontText, file);
  return { file, frontMatter: about, frontText, title, status: status?.text ?? "", sections };
}
