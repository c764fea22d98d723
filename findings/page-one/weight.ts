import type { LeftOut } from "../../model/sign-off.ts";

/** What a severity stands for where the scenario grades nothing. */
const IMPACT: Readonly<Record<LeftOut["severity"], number>> = { sev1: 5, sev2: 3, sev3: 2 };
const LIKELIHOOD = 3;

/** Impact times likelihood, from 1 to 25. */
export const weightOf = ({
  severity,
  impact = IMPACT[severity],
  likelihood = LIKELIHOOD,
}: Pick<LeftOut, "severity" | "impact" | "likelihood">): number => impact * likelihood;
