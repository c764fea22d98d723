import { canonicalJson } from "../model/canonical-json.ts";
import type { Digest, PartHashes, TabletopParts } from "../model/inputs.ts";
import { redacted, redactMarked } from "../model/redact.ts";
import type { Tabletop } from "../model/tabletop.ts";
import type { Scenario, ScenarioBreak } from "./scenario-schema.ts";

/** A drill changes nothing that a runbook says to do. */
function toDo({ fallback }: Pick<ScenarioBreak, "fallback">): unknown {
  if (fallback === undefined) return undefined;
  const { drilled: _drilled, ...rest } = fallback;
  return rest;
}

/** What a person reads of a tabletop; a talk about it changes nothing of that. */
function toTalkThrough({ talked: _talked, reviewIn: _reviewIn, ...tabletop }: Tabletop): unknown {
  return { ...tabletop, fallback: toDo(tabletop) };
}

/** What a person reads of a break, and does by hand. */
const forPeople = (item: ScenarioBreak): unknown => ({
  symptom: item.symptom,
  symptoms: item.symptoms,
  severity: item.severity,
  owner: item.owner,
  why: item.why,
  fallback: toDo(item),
  noFix: item.noFix,
  permanentFix: item.permanentFix,
});

/** Without its secrets: a new password makes nothing stale, and none can be guessed from what is written down. */
const hashOf = (value: unknown, digest: Digest): string =>
  digest(canonicalJson(redacted(value ?? null, redactMarked)));

/** With the groups that a fault may name, where there are any. */
const linksOf = ({ links, groups }: Scenario): unknown => (groups.length === 0 ? links : [links, groups]);

const faultOf = ({ fault, flapping }: ScenarioBreak): unknown =>
  flapping === undefined ? fault : [fault, flapping];

/** What each break of a scenario rests on. Comments, order and layout of the file are no part of it. */
export function partsOf(scenario: Scenario, digest: Digest): Readonly<Record<string, PartHashes>> {
  const hash = (value: unknown): string => hashOf(value, digest);
  const shared = {
    objectives: hash([scenario.objectives, scenario.checks]),
    links: hash(linksOf(scenario)),
    system: hash(scenario.system),
    traffic: hash([scenario.day, scenario.traffic]),
    state: hash(scenario.state),
    ledger: hash(scenario.ledger),
    probes: hash(scenario.probes),
  };
  return Object.fromEntries(
    scenario.breaks.map((item) => [
      item.id,
      {
        ...shared,
        fault: hash(faultOf(item)),
        fixes: hash(item.fixes),
        want: hash([item.want, item.recoverWithin]),
        people: hash(forPeople(item)),
      },
    ]),
  );
}

/** What the runbook of each tabletop rests on: its own words, by their sha256. */
export const tabletopPartsOf = (
  scenario: Scenario,
  digest: Digest,
): Readonly<Record<string, TabletopParts>> =>
  Object.fromEntries(
    scenario.tabletops.map((item) => [item.id, { people: hashOf(toTalkThrough(item), digest) }]),
  );
