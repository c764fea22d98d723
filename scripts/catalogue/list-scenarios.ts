import { readdirSync, readFileSync } from "node:fs";
import { faults } from "../../faults/index.ts";
import { parseScenario } from "../../plan/parse-scenario.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import type { ListedScenario } from "./page.ts";

/** Every scenario of a folder, in the order of their files. */
export const listScenarios = (folder: URL): readonly ListedScenario[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      const { id, title, why, sources, breaks } = parseScenario(text, name, { faults, shapes });
      return { id, title, why, sources, breaks };
    });
