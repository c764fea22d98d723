import { describe } from "vitest";
import { scenarioText } from "./scenario-text.ts";
import { QUICK } from "./support/effort.ts";

describe("the text of a scenario", () => {
  scenarioText(QUICK);
});
