import type { Readiness } from "../../model/readiness.ts";
import { countFigure } from "../figures.ts";

/** How this run was not like the day. */
export function differences({ differs = [], figures, day }: Readiness): readonly string[] {
  const scale = figures?.budget?.scale ?? 1;
  return scale === 1
    ? differs
    : [
        `This run sent ${countFigure(day.calls)} calls; the day has ${countFigure(day.calls * scale)}.`,
        ...differs,
      ];
}

/** What this run says nothing about, beside how it differs from the day. */
export const untestedThings = ({ notTested, differs = [] }: Readiness): readonly string[] =>
  notTested.filter((text) => !differs.includes(text));
