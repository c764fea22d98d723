import { existsSync } from "node:fs";
import { partsOf, tabletopPartsOf } from "../plan/inputs.ts";
import { isTabletop, type CurrentInputs, type ReadRunbook } from "../runbooks/index.ts";
import { loadScenario, shippedScenarios, type LoadedScenario } from "./load-plan.ts";
import { currentFiles } from "./scenario-inputs.ts";
import { sha256 } from "./sha256.ts";
import { chooseTemplates, templatesHash } from "./templates.ts";

interface Gone {
  readonly kind: "gone";
  readonly why: string;
}

type Part = Extract<CurrentInputs, { kind: "there" }>;

const gone = (why: string): Gone => ({ kind: "gone", why });

export const splitId = ({ frontMatter }: ReadRunbook): readonly [scenario: string, breakId: string] => {
  const [scenario = "", breakId = ""] = frontMatter.id.split("/");
  return [scenario, breakId];
};

/** Reads each scenario once, for as many runbooks as there are. */
export class Scenarios {
  private readonly loaded = new Map<string, LoadedScenario | Gone>();
  private readonly files = new Map<LoadedScenario, Part["files"]>();
  private readonly template: Readonly<Record<"runbook" | "tabletop", string>>;

  /** With the templates of this folder, where it has any. */
  constructor(templates?: string) {
    const chosen = chooseTemplates(templates);
    this.template = { runbook: templatesHash(chosen), tabletop: templatesHash(chosen, "tabletop") };
  }

  /** The scenario of a runbook as it is today. */
  of(runbook: ReadRunbook): LoadedScenario | Gone {
    const [id] = splitId(runbook);
    const { inputs } = runbook.frontMatter.verification;
    const file = inputs === "unknown" ? id : inputs.scenario.file;
    const known = this.loaded.get(file) ?? this.find(id, file);
    this.loaded.set(file, known);
    if ("kind" in known || known.scenario.id === id) return known;
    return gone(`"${file}" holds the scenario "${known.scenario.id}" now`);
  }

  /** What the runbook would be made from today. */
  inputsOf(runbook: ReadRunbook): CurrentInputs {
    const scenario = this.of(runbook);
    if ("kind" in scenario) return scenario;
    const [, breakId] = splitId(runbook);
    if (isTabletop(runbook)) return this.tabletopOf(scenario, breakId);
    const breaks = new Map(Object.entries(partsOf(scenario.scenario, sha256)));
    const parts = breaks.get(breakId);
    if (parts === undefined) return gone("the break is no longer in the scenario");
    return { kind: "there", parts, template: this.template.runbook, files: this.filesOf(scenario) };
  }

  private tabletopOf({ scenario }: LoadedScenario, id: string): CurrentInputs {
    const parts = new Map(Object.entries(tabletopPartsOf(scenario, sha256))).get(id);
    if (parts === undefined) return gone("the tabletop is no longer in the scenario");
    return { kind: "there", parts, template: this.template.tabletop, files: [] };
  }

  private filesOf(scenario: LoadedScenario): Part["files"] {
    const files = this.files.get(scenario) ?? currentFiles(scenario);
    this.files.set(scenario, files);
    return files;
  }

  private find(id: string, file: string): LoadedScenario | Gone {
    if (existsSync(file)) return loadScenario(file);
    if (shippedScenarios().includes(id)) return loadScenario(id);
    return gone(`its scenario "${file}" is gone`);
  }
}
