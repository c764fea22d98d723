import { isExplained } from "../../model/errors.ts";
import { buildTools, howToGet, missingTools } from "../../run/tools/build-tools.ts";
import { TOOLS } from "../../run/tools/catalogue.ts";
import { findGo } from "../../run/tools/find-go.ts";

/** Builds the tools that are missing when Go is there; a build that fails is said, and its suites do not run. */
export async function prepareTools(say: (line: string) => void): Promise<void> {
  const missing = missingTools();
  if (missing.length === 0 || (await findGo()) === undefined) return;
  say(
    `Go is here, ${missing.map(({ name }) => name).join(", ")} not: building first, as npm run tools does.`,
  );
  try {
    await buildTools(say);
  } catch (error) {
    if (!isExplained(error)) throw error;
    say(`${error.message}\n${error.hint}`);
  }
}

/** What only tests use: nothing here builds it, and gameday does not drive it. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  go: ["https://go.dev/dl"],
  promtool: [
    "sudo apt-get install --no-install-recommends prometheus, on Debian and Ubuntu",
    "brew install prometheus, or https://prometheus.io/download",
  ],
  chromium: ["sudo apt-get install --no-install-recommends chromium, on Debian", "brew install chromium"],
};

/** What to type to get a tool, with Go and without. */
export function waysToGet(name: string): readonly string[] {
  const tool = TOOLS.find((known) => known.name === name);
  if (tool === undefined) return OTHERS[name] ?? [];
  return ["npm run tools, with Go (https://go.dev/dl)", howToGet(tool)];
}
