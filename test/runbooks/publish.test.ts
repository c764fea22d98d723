import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../cli/sha256.ts";
import { publishOver, readRunbook, renderRunbook } from "../../runbooks/index.ts";
import { readPublished } from "../../runbooks/published-parts.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { sectionsOf } from "../support/read-markdown.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const BEGIN = "<!-- notes: begin -->";
const END = "<!-- notes: end -->";

const rendered = (run: string): string =>
  renderRunbook(
    aReadinessForRunbooks({ run, startedAt: "2026-11-23T02:47:00.000Z" }),
    "database-slow",
    shippedTemplates(),
  );
const first = rendered("run-1");
const second = rendered("run-2");
const publish = (current: string | undefined, generated: string) => publishOver(current, generated, sha256);
const published = publish(undefined, first).text;
const SECTIONS = sectionsOf(first).map((heading) => heading.slice(3));

const notesOf = (text: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(readPublished(text).parts.map(({ heading, notes }) => [heading, notes]));

/** Writes a note at the end of a section, as a person does. */
function withNote(text: string, section: string, note: string): string {
  const start = text.indexOf(`\n## ${section}\n`);
  const rest = text.slice(start + 1);
  const at = rest.search(/\n(?=## |<!-- generated)/u);
  const bare = rest.slice(0, at).replace(`${BEGIN}\n${END}\n`, "");
  return `${text.slice(0, start + 1)}${bare}\n${BEGIN}\n${note}${END}\n${rest.slice(at)}`;
}

describe("what is published first", () => {
  test("holds all that was generated, and nothing else but the marks", () => {
    const marks = new RegExp(`\\n${BEGIN}\\n${END}\\n|\\n<!-- generated: .*-->\\n`, "gu");
    expect(published.replaceAll(marks, "")).toBe(first);
  });

  test("invites notes where people know more than a rehearsal, and is read as before", () => {
    const invited = Object.entries(notesOf(published)).flatMap(([heading, notes]) =>
      notes.length > 0 ? [heading] : [],
    );
    expect(invited).toEqual(["If it did not work", "Diagnose further", "Permanent fix"]);
    expect(readRunbook(published, "a.md")).toEqual(readRunbook(first, "a.md"));
  });

  test("is the same when it is published again", () => {
    expect(publish(published, first)).toEqual({ text: published, kept: 0, conflicts: [] });
  });
});

const HOSTILE = [
  "## Impact\n",
  "# A title\n",
  "```sh\nnever closed\n",
  "~~~\n",
  "---\nowner: me\n---\n",
  `${BEGIN}\n`,
  "<!-- generated: 00 -->\n",
  "{{title}} {{{x}}} <script>alert(1)</script> $& $1 $$\n",
  "\u001B[31m\u0000\u202E\uFEFF\u2028\n",
  "ends of lines\r\nof Windows\r\n",
  "\n\n  \t\n",
  `not at the start: ${END} x\n`,
];

const anyNote = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: "binary", maxLength: 30 }).map((text) => `${text}\n`),
      fc
        .string({ unit: fc.constantFrom(..."`#<>!-| \r\n{}$&\\~".split("")), maxLength: 40 })
        .map((text) => `${text}\n`),
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join(""))
  .filter((note) => !note.split("\n").some((line) => line.trimEnd() === END));

/** The last first: what a note of a later section says cannot be taken for the section itself. */
const withNotes = (text: string, notes: Readonly<Record<string, string>>): string =>
  SECTIONS.toReversed().reduce((left, section) => {
    const note = notes[section];
    return note === undefined ? left : withNote(left, section, note);
  }, text);

test("whatever people write into whichever sections, publishing again keeps it to the byte", () => {
  const anyNotes = fc.dictionary(fc.constantFrom(...SECTIONS), anyNote, { maxKeys: 5 });
  fc.assert(
    fc.property(anyNotes, (notes) => {
      const written = withNotes(published, notes);
      const again = publish(written, second);
      expect(again.conflicts).toEqual([]);
      expect(notesOf(again.text)).toMatchObject(
        Object.fromEntries(Object.entries(notes).map(([section, note]) => [section, [note]])),
      );
      expect(publish(again.text, first).text).toBe(publish(written, first).text);
    }),
    { numRuns: 300 },
  );
});

test("what stands around notes is what the new run says", () => {
  const again = publish(withNote(published, "Impact", "Mine.\n"), second).text;
  expect(again.replace(`\n${BEGIN}\nMine.\n${END}\n`, "")).toBe(publish(undefined, second).text);
});

const linesOf = (text: string): readonly string[] => text.split("\n");

describe("what publishing would lose is a conflict, with its line", () => {
  test("a line that somebody changed: what stands there, and what would come", () => {
    const [, was = ""] = /^## If it did not work\n\n(.*)$/mu.exec(published) ?? [];
    const edited = published.replace(
      `## If it did not work\n\n${was}`,
      "## If it did not work\n\nCall Priya.",
    );
    const [conflict, ...more] = publish(edited, first).conflicts;
    expect(more).toEqual([]);
    expect(linesOf(edited)[(conflict?.line ?? 0) - 1]).toBe("## If it did not work");
    expect(conflict?.what).toBe('"If it did not work" was edited by hand');
    const line = linesOf(edited).findIndex((text) => text.includes("Call Priya"));
    expect(conflict?.difference).toEqual([`${line + 1}: - Call Priya.`, `+ ${was}`]);
  });

  test.each([
    ["a line behind the last one", (text: string) => `${text}\nMy words.\n`],
    [
      "a section of their own",
      (text: string) => text.replace("\n## Provenance", "\n## Mine\n\nMine.\n\n## Provenance"),
    ],
    ["another owner in the front matter", (text: string) => text.replace(/^owner: .*$/mu, 'owner: "me"')],
    ["another status", (text: string) => text.replace("**VERIFIED**", "**FINE**")],
    ["a section taken out", (text: string) => text.replace(/\n## Do not do this\n[\s\S]*?(?=\n## )/u, "")],
    ["a note in the wrong marks", (text: string) => text.replace(BEGIN, "<!-- note: begin -->")],
    ["a note that never ends", (text: string) => text.replace(END, "")],
    ["a file that gameday did not publish", (text: string) => text.replace(/<!-- generated: .* -->\n/u, "")],
  ])("%s", (_, edit) => {
    expect(edit(published)).not.toBe(published);
    expect(publish(edit(published), first).conflicts).not.toEqual([]);
  });

  test("a note whose section is generated no more", () => {
    const without = second.replace(/\n## Impact\n[\s\S]*?(?=\n## )/u, "");
    const written = withNote(published, "Impact", "What we lost in March.\n");
    expect(publish(written, without).conflicts).toMatchObject([
      {
        what: '"Impact" is generated no more, and it holds notes',
        difference: ["- What we lost in March."],
      },
    ]);
    expect(publish(published, without).conflicts).toEqual([]);
  });
});

test("a day of review that somebody has noted, and ends of lines of Windows, are no conflict", () => {
  const reviewed = published.replace(/^last_reviewed_on: .*$/mu, 'last_reviewed_on: "2026-12-01"');
  expect(publish(reviewed, second).conflicts).toEqual([]);
  expect(publish(published.replaceAll("\n", "\r\n"), second).conflicts).toEqual([]);
});
