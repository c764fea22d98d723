import { BLANK } from "../escape-markdown.ts";
import { isTabletop } from "../tabletop/is-tabletop.ts";
import type { LintedRunbook, LintFinding, LintRule } from "./linted-runbook.ts";

const lineOf = ({ lines }: LintedRunbook, key: string): number =>
  lines.find(({ kind, text }) => kind === "front" && text.trimStart().startsWith(`${key}:`))?.number ?? 1;

const isBlank = (text: string): boolean => text.trim() === "" || text === BLANK;

/** What was never run says so in its status, and nothing else does. */
function neverRunFindings(linted: LintedRunbook): readonly LintFinding[] {
  const { status } = linted.read.frontMatter.verification;
  const isTalk = isTabletop(linted.read);
  if (isTalk === (status === "tabletop")) return [];
  return [
    {
      line: lineOf(linted, "status"),
      what: `it is ${isTalk ? "a" : "no"} tabletop, and its status says "${status}"`,
      hint: "publish the run again: what was never run cannot be verified",
    },
  ];
}

function verifiedFindings(linted: LintedRunbook): readonly LintFinding[] {
  const { status, run, on } = linted.read.frontMatter.verification;
  const word = status.toUpperCase().replace("-", " ");
  const hint = "rehearse the break, then publish that run: only a run can say that it is verified";
  const says = (line: number, what: string): LintFinding => ({ line, what, hint });
  const hasRun = !isBlank(run) && run !== "unknown" && !Number.isNaN(Date.parse(on));
  const shown = linted.lines.find(({ kind, text }) => kind === "text" && text.startsWith("> "));
  return [
    ...(status === "verified" && !hasRun
      ? [says(lineOf(linted, "status"), "it is verified without a run")]
      : []),
    ...(shown?.text.includes(`**${word}**`) === true
      ? []
      : [
          says(
            shown?.number ?? lineOf(linted, "status"),
            `it does not say "${word}" at its top, as its status does`,
          ),
        ]),
  ];
}

/** Somebody owns it, an alert leads to it, and it claims only what a run has shown. */
export const aboutRule =
  (canAlert: boolean): LintRule =>
  (linted) => {
    const { owner, alerts } = linted.read.frontMatter;
    return [
      ...(isBlank(owner)
        ? [{ line: lineOf(linted, "owner"), what: "nobody owns it", hint: "name an owner: in the scenario" }]
        : []),
      ...(alerts.some(isBlank) || (canAlert && alerts.length === 0)
        ? [
            {
              line: lineOf(linted, "alerts"),
              what: "no alert leads to it",
              hint: "publish a newer run: it names the alert",
            },
          ]
        : []),
      ...neverRunFindings(linted),
      ...verifiedFindings(linted),
    ];
  };
