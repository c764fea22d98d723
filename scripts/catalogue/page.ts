import type { Proofs } from "./proofs.ts";
import type { System } from "./systems.ts";

/** A scenario, as far as the catalogue tells of it. */
export interface ListedScenario {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly sources: readonly string[];
  readonly breaks: readonly { readonly id: string; readonly symptom: string; readonly sealed?: boolean }[];
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/gu, " ").trim();
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => "---")), ...rows.map(row)].join("\n");

const anchor = (id: string): string => `[\`${id}\`](#${id})`;

const proofOf = (id: string, proofs: Proofs): string => {
  const proof = proofs[id];
  if (proof === undefined) return `${anchor(id)} not run yet`;
  const ends = Object.entries(proof.breaks).map(([name, { text }]) => `${name} ${text}`);
  return `${anchor(id)} ${proof.on}: ${ends.join("; ")}`;
};

const systemTable = (systems: readonly System[], proofs: Proofs): string =>
  table(
    [
      "system",
      "rests on",
      "its weakness",
      "what helps",
      "what does not",
      "without computers",
      "last run of the scenarios that break it",
    ],
    systems.map((system) => [
      `**${system.system}**`,
      system.dependsOn.join(", "),
      system.weakness,
      system.helps,
      system.doesNotHelp,
      system.fallback,
      system.scenarios.map((id) => proofOf(id, proofs)).join("<br>"),
    ]),
  );

const historyOf = ({ system, history, approximations }: System): string =>
  [`- **${system}.** ${history}`, ...approximations.map((text) => `  - Approximation: ${text}.`)].join("\n");

function scenarioText({ id, title, why, sources, breaks }: ListedScenario, proofs: Proofs): string {
  const proof = proofs[id];
  const run =
    proof === undefined
      ? "Not run yet."
      : `Last run ${proof.on}: ${proof.calls.toLocaleString("en-US")} calls, ${proof.lost} writes lost, ${proof.doubled} doubled.`;
  const rows = breaks.map((item) => [
    `\`${item.id}\`${item.sealed === true ? " (sealed)" : ""}`,
    item.symptom,
    proof?.breaks[item.id]?.text ?? "not run yet",
  ]);
  return [
    `### ${id}`,
    `**${title}.** ${why.trim()}`,
    table(["break", "what people see", "how it ended"], rows),
    run,
    ...(sources.length === 0 ? [] : [sources.map((source) => `- ${source}`).join("\n")]),
  ].join("\n\n");
}

/** docs/catalogue.md: every system of the campaign with what breaks it, and every scenario with its sources. */
export const cataloguePage = (
  systems: readonly System[],
  scenarios: readonly ListedScenario[],
  proofs: Proofs,
): string =>
  `${[
    "# The systems of three campaigns, broken and fixed",
    "Made by `npm run catalogue` from `campaign/*/system.yaml`, the scenarios, and the last run of each. The services are small and their vendors are stand-ins on this machine; the databases, sockets, faults and fixes are real.",
    "## Systems",
    systemTable(systems, proofs),
    "## Where they come from",
    systems.map(historyOf).join("\n"),
    "## Scenarios",
    ...scenarios.map((scenario) => scenarioText(scenario, proofs)),
  ].join("\n\n")}\n`;
