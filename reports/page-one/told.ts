import type { Affected, PageOne, Risk, ScorePart } from "../../model/page-one.ts";
import { countText, durationText } from "../../model/quantities.ts";
import type { SignedException } from "../../model/sign-off.ts";
import { badFigure } from "../figures.ts";

/** What page one says in every format, before it is escaped for one. */
export const SCORE_NOTE =
  "For the trend from run to run only: the gates decide. What was not tested earns nothing.";

export const NOTHING_TO_DECIDE = "Every break is withstood: nothing asks for a decision.";

export const FIVE_SENTENCES = "Five sentences";
export const FIVE_SOURCE =
  "Ask users, test it, break it, document the fix, and have a back-up plan: the advice of the team behind the 2012 campaign (“How to scale technology overnight”, 11 March 2013).";

export function validText({ validUntil, validBecause, date }: PageOne): string {
  const day = date === undefined ? "" : ` The day is ${date}.`;
  return validUntil === undefined
    ? `Valid until: not known, for ${validBecause}.${day}`
    : `Valid until ${validUntil}: ${validBecause}.${day} Sooner when something that it rests on changes: gameday runbook stale.`;
}

const ofBreak = ({ break: of }: SignedException): string => (of === undefined ? "" : ` for ${of}`);

export const conditionText = (signed: SignedException): string =>
  `${signed.gate}${ofBreak(signed)} is accepted from ${signed.on} until ${signed.until}, signed by ${signed.signedBy}: ${signed.why}`;

export const idleText = (idle: PageOne["idleExceptions"][number]): string =>
  `The exception from ${idle.gate}${ofBreak(idle)} that ${idle.signedBy} signed does not count: ${idle.because}`;

export const lostPoints = ({ of, points }: ScorePart): string => String(Math.round((of - points) * 10) / 10);

/** Calls, and never people: nobody counted how many people a call is. */
export function affectedText({ affected }: Risk): string {
  if (affected === undefined) return "not measured";
  const { share, failingPerMinute, callsPerMinute } = affected;
  return `${badFigure({ sent: 1, share: 1 - share })} of the calls, ${countText(failingPerMinute)} of ${countText(callsPerMinute)} in each minute of the day`;
}

function budgetText({ budget, budgetLasts }: Affected): string {
  if (budget === undefined) return "no objective is about calls, so there is no budget";
  const named = `the day's budget of ${countText(budget)} bad calls`;
  switch (budgetLasts?.kind) {
    case undefined:
      return "not measured";
    case "untouched":
      return "no call that an objective is about failed";
    case "outlasts-day":
      return `${named} lasts longer than the day`;
    case "spent":
      return `${named} is spent after ${durationText(budgetLasts.afterMs)}`;
  }
}

export const costText = ({ affected }: Risk): string =>
  affected === undefined ? "not measured" : budgetText(affected);

export const byText = ({ by, before }: Pick<Risk, "by" | "before">): string =>
  before === undefined ? by : `${by}, before ${before}`;
