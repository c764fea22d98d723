import type { BudgetLasts, DayBudget } from "../../model/day-figures.ts";
import { durationText, shareText } from "../../model/quantities.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { decidingFix } from "../break-phases.ts";
import type { ChartData } from "../chart-data.ts";
import { countFigure, NOTHING, times } from "../figures.ts";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const spentOutside = ({ badOutside }: DayBudget): number => sum(badOutside);
const spentByBreaks = ({ spentBy }: Pick<DayBudget, "spentBy">): number => sum(spentBy.map(({ bad }) => bad));

/** What the budget says of the day, for the title of its picture. */
export function budgetFinding(budget: DayBudget): string {
  const outside = spentOutside(budget);
  const part = budget.budget > 0 ? `${shareText(outside / budget.budget)} of ` : "against ";
  const own = `Outside of the faults ${times(outside, "call")} ${outside === 1 ? "was" : "were"} bad: ${part}the ${countFigure(budget.budget)} that the objectives forgive`;
  return budget.spentBy.length === 0
    ? own
    : `${own}; the rehearsed faults made ${countFigure(spentByBreaks(budget))} more bad`;
}

/** `5 min 29 s`, or that it is not spent. */
function lastsText(lasts: BudgetLasts | undefined): string {
  if (lasts === undefined) return NOTHING;
  switch (lasts.kind) {
    case "spent":
      return durationText(lasts.afterMs);
    case "outlasts-day":
      return "longer than the day";
    case "untouched":
      return "no call was bad";
  }
}

const lastsOf = ({ lasts }: DayBudget, id: string, fix?: string): string =>
  lastsText(lasts.find((one) => one.break === id && one.fix === fix)?.lasts);

function fixed(budget: DayBudget, found: BreakFinding): string {
  const fix = decidingFix(found);
  return fix === undefined ? "no fix was tried" : lastsOf(budget, found.id, fix.id);
}

export const BUDGET_HEAD = [
  "Break",
  "Bad calls",
  "Part of the budget",
  "Unfixed, lasts",
  "With the fix, lasts",
];

/** What each break spent, and how long the budget of the whole day would last while it goes on. */
export const budgetRows = (readiness: Readiness, budget: DayBudget): readonly (readonly string[])[] =>
  readiness.breaks.map((found) => {
    const bad = budget.spentBy.find((one) => one.break === found.id)?.bad ?? 0;
    return [
      found.id,
      countFigure(bad),
      budget.budget > 0 ? shareText(bad / budget.budget) : NOTHING,
      lastsOf(budget, found.id),
      fixed(budget, found),
    ];
  });

/** The budget in calls and in seconds. */
export const budgetFacts = (budget: DayBudget): readonly (readonly [string, string])[] => [
  ["Forgiven", `${times(budget.budget, "bad call")} of ${budget.calls.join(", ")}`],
  [
    "In seconds",
    `at the busiest moment of the day, ${durationText(budget.outageAtPeakMs)} in which every one of them fails`,
  ],
  ["Spent outside of the faults", times(spentOutside(budget), "call")],
  ["Spent by the rehearsed faults", times(spentByBreaks(budget), "call")],
  ...(budget.scale === 1
    ? []
    : [
        [
          "Scale",
          `each call of this run stands for ${Math.round(budget.scale * 10) / 10} of the day`,
        ] as const,
      ]),
];

/** The seconds behind the picture: what was bad, and what was left. */
export function budgetData(budget: DayBudget): ChartData {
  let left = budget.budget;
  const rows = budget.bad.map((bad, second) => {
    left -= bad;
    return [second, bad, budget.badOutside[second] ?? 0, left];
  });
  return {
    caption: "Bad calls in each second of the replay, and what was left of the budget",
    columns: ["Second", "Bad", "Of them outside of faults", "Budget left"],
    rows: rows.filter(([, bad], index) => index === 0 || bad !== 0 || index === rows.length - 1),
  };
}
