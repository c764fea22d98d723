import type { Plan } from "../../model/plan.ts";
import { durationText, shareText } from "../../model/quantities.ts";
import { shellWord } from "../../model/shell-word.ts";
import type { News, Reply, Screen } from "../../run/rehearsal/lead.ts";

/** What one can type, each with what it does. */
const WORDS: readonly (readonly [string, string])[] = [
  ["noticed", "you see that something is wrong"],
  ["open", "show the way to the runbook, and note the time"],
  ["note <text>", "write something down, with the time"],
  ["fixed", "you say that it is fixed: it is checked, and the fault comes off when it is true"],
  ["give up", "the fault comes off, and nothing of yours is undone"],
  ["done", "when the fault is off: end without waiting for the roll back"],
];

export const HELP = `${WORDS.map(([word, what]) => `  ${word.padEnd(12)} ${what}`).join("\n")}\n`;

const SHORT_WORDS = "noticed · open · note <text> · fixed · give up · help";

/** What stands on the screen before anything else. */
export function openingText(plan: Plan, run: string, hasRunbook: boolean): string {
  const { window = 0, giveUp = 0 } = plan.rehearsal ?? {};
  return [
    `Rehearsal: ${plan.scenario.title} (${run})`,
    `Something breaks within ${durationText(window)} of traffic, and you are not told when. You have ${durationText(giveUp)} from then.`,
    hasRunbook
      ? "There is a runbook. It stays closed until you type: open"
      : "There is no runbook for this break: rehearse without one, and write down what was missing.",
    "",
  ].join("\n");
}

export const addressesText = (file: string, lines: readonly string[]): string =>
  [
    "The system stands. In every terminal that you act from, type first:",
    `  . ${shellWord(file)}`,
    ...lines.map((line) => `    ${line}`),
    `Here you type: ${SHORT_WORDS}`,
    "",
  ].join("\n");

function screenText({ perSecond, share, p50Ms, p99Ms }: Screen): string {
  const columns = [
    `${Math.round(perSecond)} calls/s`.padStart(12),
    `${shareText(share)} good`.padStart(12),
    `p50 ${durationText(p50Ms)}`.padEnd(12),
    `p99 ${durationText(p99Ms)}`,
  ];
  return columns.join("   ");
}

const GONE: Readonly<Record<Extract<News, { kind: "fault-gone" }>["why"], string>> = {
  fixed: "The fault is taken off.",
  "gave-up": "You gave up; the fault is taken off.",
  "time-over": "The time is over; the fault is taken off.",
};

/** One piece of news as it is printed, without the time before it; addresses are told elsewhere. */
export function newsText(news: Exclude<News, { kind: "staged" }>, hints: boolean): string {
  switch (news.kind) {
    case "screen":
      return screenText(news);
    case "alert":
      return `ALERT ${news.name}: ${news.text}${hints ? `\n          its runbook: gameday runbook open ${news.name}` : ""}`;
    case "claim-judged":
      return news.right ? `FIXED: ${news.text}` : `NOT YET: ${news.text}`;
    case "fault-gone":
      return `${GONE[news.why]} Now roll back what you changed: the clock runs until the state is full and nothing waits.${hints ? '\n          See "Roll back" in the runbook; type done to end without.' : ""}`;
    case "rolled-back":
      return news.isFull
        ? "ROLLED BACK: full again, and nothing waits."
        : "Not seen rolled back; that is written down.";
  }
}

const REPLIES: Readonly<Record<Reply, string>> = {
  noted: "noted",
  checking: "checking, this takes a few seconds",
  "too-early": "the traffic has not begun yet, or is over",
  "not-over": 'it is not over: say "fixed" when it is fixed, or "give up"',
};

export const replyText = (reply: Reply): string => REPLIES[reply];
