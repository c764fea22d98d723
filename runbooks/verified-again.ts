import { UsageError } from "../model/errors.ts";
import type { Digest } from "../model/inputs.ts";
import { dateText, dayOf } from "./dates.ts";
import { escapeInline, inlineCode } from "./escape-markdown.ts";
import {
  FRONT,
  hashOf,
  publishedText,
  readPublished,
  type NumberedLine,
  type Part,
} from "./published-parts.ts";
import { quoteYaml } from "./quote-yaml.ts";

/** A later run that found everything as it was. */
interface Again {
  readonly run: string;
  readonly on: string;
  /** Days until somebody must look again. */
  readonly reviewIn: number;
  /** The runbook as that run would write it: what it rests on is taken from there. */
  readonly rendered: string;
}

const AGAIN = "> **VERIFIED AGAIN**";
const numbered = (texts: readonly string[]): readonly NumberedLine[] =>
  texts.map((text) => ({ number: 0, text }));

/** The block of a key of `verification`: its line and all that is further in. */
function blockOf(lines: readonly string[], key: string): readonly [from: number, to: number] | undefined {
  const from = lines.findIndex((line) => line.startsWith(`  ${key}:`));
  if (from < 0) return undefined;
  const next = lines.findIndex((line, index) => index > from && !line.startsWith("    "));
  return [from, next < 0 ? lines.length : next];
}

const withoutBlock = (lines: readonly string[], key: string): readonly string[] => {
  const [from, to] = blockOf(lines, key) ?? [0, 0];
  return [...lines.slice(0, from), ...lines.slice(to)];
};

function newFront(old: readonly string[], fresh: readonly string[], { run, on }: Again): readonly string[] {
  const inputs = fresh.slice(...(blockOf(fresh, "inputs") ?? [0, 0]));
  const bare = withoutBlock(withoutBlock(old, "inputs"), "again");
  const start = bare.indexOf("verification:");
  const end = bare.findIndex((line, index) => index > start && !line.startsWith("  "));
  const again = ["  again:", `    run: ${quoteYaml(run)}`, `    on: ${quoteYaml(on)}`];
  return [...bare.slice(0, end), ...again, ...inputs, ...bare.slice(end)].map((line) =>
    line.startsWith("last_reviewed_on:") ? `last_reviewed_on: ${quoteYaml(dayOf(on))}` : line,
  );
}

function newTop(old: readonly string[], { run, on, reviewIn }: Again): readonly string[] {
  const lines = old.filter((line) => !line.startsWith(AGAIN));
  const last = lines.findLastIndex((line) => line.startsWith(">"));
  const until = dateText(dayOf(on, reviewIn));
  const text = `${AGAIN} ${dateText(on)} in run ${inlineCode(run)}: every number within its tolerance. Review by ${escapeInline(until)}.`;
  return [...lines.slice(0, last + 1), text, ...lines.slice(last + 1)];
}

const textsOf = ({ lines }: Part): readonly string[] => lines.map(({ text }) => text);

/** The parts of a file of which all but its notes is as gameday wrote it; a UsageError for any other. */
export function partsAsPublished(text: string, file: string, digest: Digest): readonly Part[] {
  const { parts, hashes, openNote } = readPublished(text);
  const isWhole =
    openNote === undefined &&
    parts.length === hashes?.length &&
    parts.every((part) => hashes.includes(hashOf(part, digest)));
  if (isWhole) return parts;
  throw new UsageError(
    `"${file}" is not as gameday published it.`,
    "Publish a run into its folder first (gameday runbook publish): that shows what was edited by hand.",
  );
}

/** A published runbook that says when it was last proven; the words of its run and of people stay as they are. */
export function verifiedAgain(text: string, file: string, again: Again, digest: Digest): string {
  const parts = partsAsPublished(text, file, digest);
  const fresh = readPublished(again.rendered).parts.find(({ heading }) => heading === FRONT);
  const renewed = parts.map((part) => {
    if (part.heading === FRONT)
      return {
        ...part,
        lines: numbered(newFront(textsOf(part), fresh === undefined ? [] : textsOf(fresh), again)),
      };
    return part.heading === "" ? { ...part, lines: numbered(newTop(textsOf(part), again)) } : part;
  });
  return publishedText(renewed, digest);
}
