import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { Readiness } from "../model/readiness.ts";
import { publishOver, readRunbook, renderIndex, setbackOf, type Conflict } from "../runbooks/index.ts";
import { renderRunbooks } from "./render-runbooks.ts";
import { sha256 } from "./sha256.ts";
import { writeWhole } from "./write-whole.ts";

/** A file as it would be published. */
export interface Published {
  readonly file: string;
  readonly before: string | undefined;
  readonly text: string;
  /** How many notes of people it carries on. */
  readonly kept: number;
  readonly conflicts: readonly Conflict[];
}

const INDEX = "README.md";
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

function readText(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw new UsageError(
    `"${file}" is not text in UTF-8.`,
    "Save it as UTF-8: publishing would not keep the words in it as they are.",
  );
}

/** A name of the record becomes the name of a file. */
function mustBeName(name: string, run: string): void {
  if (NAME.test(name)) return;
  throw new UsageError(
    `"${name}" of run "${run}" is no name of a file.`,
    "Rehearse again and publish that run.",
  );
}

function publishedRunbook(file: string, generated: string): Published {
  const before = readText(file);
  const publication = publishOver(before, generated, sha256);
  if (before === undefined || publication.conflicts.length > 0) return { file, before, ...publication };
  const setback = setbackOf(readRunbook(before, file), readRunbook(generated, file));
  return { file, before, ...publication, conflicts: setback };
}

/** The runbooks that are there already and stay as they are. */
function othersIn(to: string, fresh: readonly Published[]): readonly { file: string; text: string }[] {
  if (!existsSync(to)) return [];
  return readdirSync(to, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(to, name))
    .filter((file) => !fresh.some((one) => one.file === file))
    .map((file) => ({ file, text: readText(file) ?? "" }))
    .filter(({ text }) => text.startsWith("---"));
}

function publishedIndex(to: string, fresh: readonly Published[]): Published {
  const indexed = [...othersIn(to, fresh), ...fresh].map(({ file, text }) => ({
    file: relative(to, file),
    runbook: readRunbook(text, file),
  }));
  const file = join(to, INDEX);
  const before = readText(file);
  return { file, before, ...publishOver(before, renderIndex(indexed), sha256) };
}

/** What publishing a run into a folder would write, its index last. Writes nothing. */
export async function publicationOf(
  readiness: Readiness,
  to: string,
  templates?: string,
): Promise<readonly Published[]> {
  const { run, scenario } = readiness;
  mustBeName(scenario.id, run);
  const rendered = await renderRunbooks(readiness, templates);
  const runbooks = rendered.map(({ breakId, text }) => {
    mustBeName(breakId, run);
    return publishedRunbook(join(to, scenario.id, `${breakId}.md`), text);
  });
  return [...runbooks, publishedIndex(to, runbooks)];
}

const withoutReturns = (text: string): string => text.replaceAll("\r\n", "\n");

/** Whether a file would become another; the ends of its lines alone make none. */
export const isChange = ({ before, text }: Published): boolean =>
  before === undefined || withoutReturns(before) !== withoutReturns(text);

/** A name for what was there, behind all that were kept before it. */
function keptName(file: string, before: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${file}.orig` : `${file}.orig-${number}`;
    if (readText(name) === undefined || readText(name) === before) return name;
  }
}

/** Writes one file whole; what a conflict would lose is kept beside it first, and its name is told. */
export function publish(published: Published): string | undefined {
  const { file, before, text, conflicts } = published;
  const kept = conflicts.length > 0 && before !== undefined ? keptName(file, before) : undefined;
  if (kept !== undefined && before !== undefined) writeWhole(kept, before);
  writeWhole(file, text);
  return kept;
}
