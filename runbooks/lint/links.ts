import type { LintedLine, LintFinding, LintRule } from "./linted-runbook.ts";

const CODE = /(`+)(?:(?!\1)[\s\S])*\1/gu;
const LINK = /(?<!\\)\]\(([^)\s]*)\)/gu;

/** As forges make it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /u, "")
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");

const targetsIn = (line: LintedLine): readonly string[] =>
  [...line.text.replaceAll(CODE, "").matchAll(LINK)].map(([, target = ""]) => target);

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

/** Every link leads to a section of the runbook, to a file beside it, or to the web. */
export const linkRule =
  (isFile: (target: string) => boolean): LintRule =>
  ({ lines }) => {
    const anchors = new Set(
      lines
        .filter(({ kind, text }) => kind === "text" && /^#{1,6} /u.test(text))
        .map(({ text }) => anchorOf(text)),
    );
    const leads = (target: string): boolean => {
      if (/^(?:https?|mailto):/iu.test(target)) return true;
      const [file = "", anchor] = decoded(target).split("#");
      return file === "" ? anchor !== undefined && anchors.has(anchor) : isFile(file);
    };
    return lines
      .filter(({ kind }) => kind === "text" || kind === "notes")
      .flatMap((line): readonly LintFinding[] =>
        targetsIn(line)
          .filter((target) => !leads(target))
          .map((target) => ({
            line: line.number,
            what: `the link "${target}" leads nowhere`,
            hint: "correct it, or publish the runbook that it means",
          })),
      );
  };
