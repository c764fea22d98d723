import { compilePlan } from "../../plan/compile-plan.ts";
import { parseScenario } from "../../plan/parse-scenario.ts";
import { catalogue } from "../catalogue.ts";

/** Nothing is written that `gameday plan` would refuse: that would be a bug of ours, and ends as one. */
export function checkScenario(text: string, file: string): void {
  try {
    compilePlan(parseScenario(text, file, catalogue), { file, sha256: "", catalogue });
  } catch (error) {
    throw new Error("the scenario that was made cannot be planned", { cause: error });
  }
}
