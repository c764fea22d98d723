import type { Readiness } from "../../model/readiness.ts";
import { held } from "../break-phases.ts";
import type { Line } from "./lines.ts";

const step = (label: string, text: string): Line => ({ label: label.padEnd(8), text, indent: 2 });

/** What to do now: first what is dangerous, then what is broken, then how to know. */
export function nextSteps({ breaks, healed, repeat, verdict }: Readiness): readonly Line[] {
  const broken = breaks.filter((found) => !held(found));
  const open = (broken.length > 0 ? broken : breaks).map(({ runbook }) => runbook);
  return [
    { text: "Next" },
    ...(healed ? [] : [step("Heal", "gameday heal")]),
    ...(verdict === "READY" ? [] : [step("Mend", "what is marked ✗ or ? above")]),
    ...open.map((runbook) => step("Read", runbook)),
    step("Repeat", repeat),
  ];
}
