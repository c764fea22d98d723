import { shareText } from "../../model/quantities.ts";
import { aboutRunbook } from "../card/card-text.ts";
import { paragraph, plain, sentence, strong, type PageStyle } from "../paragraph.ts";
import type { OpenCommand } from "../search/found-text.ts";
import { firstAction } from "../sections.ts";
import type { Signal } from "./compare-signals.ts";
import type { AlertMatch } from "./match-alert.ts";
import { possible, type Candidate, type Confidence, type NumbersMatch } from "./match-numbers.ts";
import type { LiveAlert } from "./read-live.ts";

const joined = (lines: readonly string[]): string => `${lines.join("\n")}\n`;

const SIGNS: Readonly<Record<Signal["nearness"], string>> = { match: "✓", near: "~", "no match": "✗" };

const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  sure: "surely this",
  likely: "likely this",
  possible: "possibly this",
  "no match": "not this",
};

/** One signal: what is seen now, what was measured, and whether they agree. */
const signalText = ({ name, now, measured, nearness }: Signal): string =>
  `${name}: ${now} now, ${measured} measured: ${nearness}`;

const signalLines = (signals: readonly Signal[], style: PageStyle): readonly string[] =>
  signals.flatMap((signal) => paragraph([plain(signalText(signal))], style, `   ${SIGNS[signal.nearness]} `));

function candidateLines(
  one: Candidate,
  rank: number,
  style: PageStyle,
  open: OpenCommand,
): readonly string[] {
  const { runbook, confidence, distance, signals } = one;
  const nearness = `${CONFIDENCE[confidence]} (${shareText(1 - distance)} alike)`;
  return [
    ...paragraph([strong(runbook.frontMatter.title), plain(`: ${nearness}`)], style, `${rank}. `),
    ...paragraph([plain(aboutRunbook(runbook))], style, "   "),
    ...signalLines(signals, style),
    ...paragraph([strong("Do this now: "), plain(firstAction(runbook))], style, "   "),
    `   ${open(runbook)}`,
  ];
}

function noneLines({ candidates, isCalm, unmeasured }: NumbersMatch, style: PageStyle): readonly string[] {
  const [nearest] = candidates;
  return [
    ...paragraph(
      [strong("None of these."), plain(" No break that was measured looks like these numbers.")],
      style,
    ),
    ...(isCalm
      ? paragraph(sentence("They look like the calm before the faults: maybe nothing is wrong."), style)
      : []),
    ...(nearest === undefined
      ? paragraph(sentence("No number given is one that was measured."), style)
      : [
          ...paragraph([plain(`The nearest, and still far: ${nearest.runbook.frontMatter.title}`)], style),
          ...signalLines(nearest.signals, style),
        ]),
    ...(unmeasured.length === 0
      ? []
      : paragraph([plain(`Without measured numbers: ${unmeasured.join(", ")}.`)], style)),
    ...paragraph(sentence('Search by what people say: `gameday runbook find "..."`'), style),
  ];
}

/** The runbooks that the numbers fit, for a terminal. */
export function numbersText(match: NumbersMatch, style: PageStyle, open: OpenCommand): string {
  const some = match.isCalm ? [] : possible(match);
  if (some.length === 0) return joined(noneLines(match, style));
  const lines = some.flatMap((one, index) => [
    ...(index === 0 ? [] : [""]),
    ...candidateLines(one, index + 1, style, open),
  ]);
  const close =
    match.close.length === 0
      ? []
      : [
          "",
          ...paragraph(
            [plain("These numbers cannot tell 1 and 2 apart. What can (here is 1, there is 2):")],
            style,
          ),
          ...match.close.flatMap((text) => paragraph([plain(text)], style, "- ")),
        ];
  return joined([...lines, ...close]);
}

const BY: Readonly<Record<AlertMatch["by"], string>> = {
  name: "by the name of the alert",
  address: "by its runbook_url",
  words: "only by its words: check Is it this",
  nothing: "no runbook is found, neither by name nor by its words",
};

/** The runbook of one alert, for a terminal. */
export function alertText(alert: LiveAlert, match: AlertMatch, style: PageStyle, open: OpenCommand): string {
  const name = alert.name === "" ? "An alert without a name" : alert.name;
  const head = paragraph(
    [strong(name), plain(` (${alert.isFiring ? "firing" : "resolved"}), ${BY[match.by]}`)],
    style,
  );
  if (match.by === "nothing") return joined(head);
  return joined([
    ...head,
    ...paragraph([plain(match.runbook.frontMatter.title)], style, "   "),
    ...paragraph([plain(aboutRunbook(match.runbook))], style, "   "),
    ...paragraph([strong("Do this now: "), plain(firstAction(match.runbook))], style, "   "),
    `   ${open(match.runbook)}`,
  ]);
}
