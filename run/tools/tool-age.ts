import type { FoundTool } from "./find-tool.ts";
import { TOOLS } from "./catalogue.ts";

const numbers = (version: string): readonly number[] => version.split(".").map(Number);

/** Is it older than what works with us? One that does not say its version is taken as it is. */
export function isTooOld({ name, version }: FoundTool): boolean {
  const least = TOOLS.find((tool) => tool.name === name)?.least;
  if (least === undefined || version === "") return false;
  const [wanted, have] = [numbers(least), numbers(version)];
  for (const [index, number] of wanted.entries()) {
    const difference = (have[index] ?? 0) - number;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
