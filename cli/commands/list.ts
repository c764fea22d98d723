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

interface ListedScenario {
  readonly name: string;
  readonly summary: string;
  readonly breaks: readonly string[];
  /** Breaks that players must not know before they happen. */
  readonly sealed: number;
  readonly sources: readonly string[];
}

function listed(name: string): ListedScenario {
  const { scenario } = loadScenario(name);
  const open = scenario.breaks.filter(({ sealed }) => sealed !== true);
  return {
    name,
    summary: scenario.title,
    breaks: open.map(({ id }) => id),
    sealed: scenario.breaks.length - open.length,
    sources: scenario.sources,
  };
}

function scenarioLines({ name, summary, breaks, sealed, sources }: ListedScenario): readonly string[] {
  const [first, ...others] = sources;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  return [
    `  ${name}: ${summary}`,
    `      breaks  ${[...breaks, ...(sealed === 0 ? [] : [`${sealed} sealed`])].join(", ")}`,
    ...(first === undefined ? [] : [`      source  ${first}${more}`]),
  ];
}

const plain = ({ name, summary }: Entry): Entry => (summary === undefined ? { name } : { name, summary });

/** `gameday list`: scenarios, and what a scenario can choose from. */
export const listCommand = (console: Console): Command =>
  new Command("list")
    .description("list the shipped scenarios, and the faults, shapes, engines and formats there are")
    .addOption(new Option("--json", "print the same as JSON"))
    .addHelpText("after", "\nExample:\n  gameday list --json | jq -r '.faults[].name'\n")
    .action((flags: { readonly json?: boolean }) => {
      const scenarios = shippedScenarios().map((name) => listed(name));
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
      const drawn = lists.shapes.map(({ name, summary = "", sketch: line }) => ({
        name,
        summary: `${line}  ${summary}`,
      }));
      console.out(
        `Scenarios\n${scenarios.flatMap(scenarioLines).join("\n")}\n\n  All sources: docs/catalogue.md, or gameday list --json\n\n${table("Faults", lists.faults)}\n${table("Shapes", drawn)}\n`,
      );
      console.out(`${table("Engines", lists.engines)}\n${table("Formats", lists.formats)}`);
    });
