import type { Plan } from "../model/plan.ts";
import { onOneLine } from "./wording.ts";

/** What is only talked through, a line each; nothing where nothing is. */
export const tabletopLines = ({ tabletops = [] }: Plan): readonly string[] =>
  tabletops.map(
    ({ id, symptom, cannot }) =>
      `Tabletop  ${id}: ${onOneLine(symptom)} (not run: ${onOneLine(cannot).replace(/[.!]$/u, "")})`,
  );
