import type { Probe } from "../../model/plan.ts";
import { afterText } from "../../model/quantities.ts";
import type { BreakFinding } from "../../model/readiness.ts";
import { measuredRow } from "../measured-phase.ts";
import { isToldApart, probeIn } from "../probe-rule.ts";
import { NOT_MEASURED, type Sign } from "./sign.ts";

/** How long after the fault something was seen says nothing of what it was. */
const withoutTimes = (deaths: readonly string[]): string =>
  JSON.stringify(deaths.map((death) => death.replaceAll(/\d+(?:\.\d+)? (?:ms|s|min|h)\b/gu, "")));

export const deaths: Sign = {
  name: "Processes that died",
  seenIn: "inside",
  text: ({ processDeaths }) => (processDeaths.length === 0 ? "none" : processDeaths.join(", ")),
  differs: (one, other) => withoutTimes(one.processDeaths) !== withoutTimes(other.processDeaths),
};

export const state: Sign = {
  name: "State that the service says",
  seenIn: "inside",
  text: (finding) => measuredRow(finding, "during")?.states ?? "no change seen",
  differs: (one, other) => {
    const [here, there] = [measuredRow(one, "during")?.states, measuredRow(other, "during")?.states];
    return typeof here === "string" && typeof there === "string" && here !== there;
  },
};

function comesBackText(finding: BreakFinding): string {
  if (finding.alone !== undefined) return finding.alone.text;
  if (finding.outcome === "never-recovered" && finding.recoveredAfterMs === undefined) return "never";
  if (!finding.phases.some(({ phase }) => phase === "after")) return NOT_MEASURED;
  if (finding.recoveredAfterMs === undefined) return "not seen";
  const wasFixed = finding.fixes.some(({ steps }) => steps.length > 0);
  const late = finding.outcome === "never-recovered" ? ", too late" : "";
  return `${afterText(finding.recoveredAfterMs)}, ${wasFixed ? "with fixes tried" : "by itself"}${late}`;
}

export const comesBack: Sign = {
  name: "Comes back after the fault",
  seenIn: "inside",
  text: comesBackText,
  differs: (one, other) =>
    one.alone !== undefined && other.alone !== undefined && one.alone.cameBack !== other.alone.cameBack,
};

export const probeSign = ({ name, shows }: Probe): Sign => ({
  name,
  about: shows,
  seenIn: "inside",
  text: (finding) => probeIn(finding, "during", name)?.text ?? NOT_MEASURED,
  differs: (one, other) => isToldApart(one, other, name),
});
