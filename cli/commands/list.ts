import { Command, Option } from "commander";
import { faults } from "../../faults/index.ts";
import { formats } from "../../reports/index.ts";
import { engines } from "../../run/engines/index.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { sketch } from "../../scenarios/traffic/sketch.ts";
import type { Console } from "../console.ts";
import { loadScenario, shippedScenarios } from "../load-plan.ts";

interface Entry {
  readonly name: string;
  readonly summary?: string;
}

const table = (title: string, entries: readonly Entry[]): string => {
  const width = Math.max(...entries.map(({ name }) => name.length));
  const rows = entries.map(({ name, summary = "" }) => `  ${name.padEnd(width)}  ${summary}`.trimEnd());
  return [title, ...rows, ""].join("\n");
};

const plain = ({ name, summary }: Entry): Entry => (summary === undefined ? { name } : { name, summary });

/** `gameday list`: scenarios, and what a scenario can choose from. */
export const listCommand = (console: Console): Command =>
  new Command("list")
    .description("list the shipped scenarios, and the faults, shapes, engines and formats there are")
    .addOption(new Option("--json", "print the same as JSON"))
    .addHelpText("after", "\nExample:\n  gameday list --json | jq -r '.faults[].name'\n")
    .action((flags: { readonly json?: boolean }) => {
      const scenarios = shippedScenarios().map((name) => {
        const { scenario } = loadScenario(name);
        return { name, summary: scenario.title, breaks: scenario.breaks.map(({ id }) => id) };
      });
      const lists = {
        scenarios,
        faults: faults.entries.map(plain),
        shapes: shapes.entries.map((shape) => ({
          ...plain(shape),
          source: shape.source,
          sketch: sketch(shape),
        })),
        engines: engines.entries.map(plain),
        formats: formats.entries.map(plain),
      };
      if (flags.json === true) return console.out(`${JSON.stringify(lists, null, 2)}\n`);
      const withBreaks = scenarios.map(({ name, summary, breaks }) => ({
        name,
        summary: `${summary}; breaks: ${breaks.join(", ")}`,
      }));
      const drawn = lists.shapes.map(({ name, summary = "", sketch: line }) => ({
        name,
        summary: `${line}  ${summary}`,
      }));
      console.out(
        `${table("Scenarios", withBreaks)}\n${table("Faults", lists.faults)}\n${table("Shapes", drawn)}\n`,
      );
      console.out(`${table("Engines", lists.engines)}\n${table("Formats", lists.formats)}`);
    });
