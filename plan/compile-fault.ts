import type { Fault } from "../model/fault.ts";
import { flappingText } from "../model/flapping.ts";
import type { PlannedGroup } from "../model/links.ts";
import type { PlannedBreak } from "../model/plan.ts";
import type { Catalogue, ScenarioBreak } from "./scenario-schema.ts";

interface Names {
  readonly catalogue: Catalogue;
  readonly groups: readonly PlannedGroup[];
}

type CompiledFault = Pick<PlannedBreak, "fault" | "links" | "changes" | "flapping">;

/** The parameters of a fault with another link in them; nothing when it is on no link. */
const withLink = (params: unknown, link: string): unknown =>
  typeof params === "object" && params !== null ? { ...params, link } : params;

const groupIn = (params: unknown, groups: readonly PlannedGroup[]): PlannedGroup | undefined =>
  typeof params === "object" && params !== null && "link" in params
    ? groups.find(({ name }) => name === params.link)
    : undefined;

/** One of the faults of a break: a change for each link of a group, and the group with its links in the text. */
function compileOne(entry: Fault, params: unknown, groups: readonly PlannedGroup[]) {
  const group = groupIn(params, groups);
  if (group === undefined) return { entry, changes: entry.changes(params), text: entry.describe(params) };
  return {
    entry,
    changes: group.links.flatMap((link) => entry.changes(withLink(params, link))),
    text: entry.describe(withLink(params, `${group.name} (${group.links.join(", ")})`)),
  };
}

/** `a`, `a; and b`, `a; b; and c`: the texts have commas of their own. */
const together = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join("; ")}; and ${texts.at(-1)}`;

/** What a break does: the changes of all of its faults, in the order in which they are written. */
export function compileFault(item: ScenarioBreak, { catalogue, groups }: Names): CompiledFault {
  const { fault, flapping } = item;
  const parts = [fault]
    .flat()
    .map(({ name, params }) => compileOne(catalogue.faults.get(name), params, groups));
  const changes = parts.flatMap((part) => part.changes);
  const entries = [...new Set(parts.map(({ entry }) => entry))];
  const text = together(parts.map((part) => part.text));
  return {
    fault: {
      name: entries.map(({ name }) => name).join(" + "),
      summary: entries.map(({ summary }) => summary).join(" "),
      text: flapping === undefined ? text : `${text}; ${flappingText(flapping)}`,
    },
    links: [...new Set(changes.flatMap((change) => ("link" in change ? [change.link] : [])))],
    changes,
    ...(flapping === undefined ? {} : { flapping }),
  };
}
