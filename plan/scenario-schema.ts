import { z } from "zod";
import { calendarDate } from "../model/calendar.ts";
import { alerts } from "./schema/alerts.ts";
import { breakSchema } from "./schema/break.ts";
import type { Catalogue } from "./schema/catalogue.ts";
import { hosts } from "./schema/hosts.ts";
import { inputs } from "./schema/inputs.ts";
import { ownObjective, ownTraffic } from "./schema/own-script.ts";
import { probes } from "./schema/probe.ts";
import { askedUsers, exceptions } from "./schema/sign-off.ts";
import { stop } from "./schema/stop.ts";
import { canary, groups, ledger, links, state, system } from "./schema/system.ts";
import { tabletops } from "./schema/tabletop.ts";
import { day, objective, traffic, twoGoods } from "./schema/traffic.ts";
import { id, text } from "./schema/words.ts";

export type { Catalogue } from "./schema/catalogue.ts";

/** What every scenario has in front of its traffic. */
const head = {
  scenario: id.describe("Short name of the scenario."),
  title: text.describe("The title of the report."),
  why: text.describe("Why this day is worth rehearsing."),
  sources: z
    .array(text)
    .max(100, "must have at most 100 sources")
    .default([])
    .describe("Where the numbers come from."),
  day: day.prefault({}).describe("The part of the day that is rehearsed, on its own clock."),
  date: calendarDate
    .describe("The day of the calendar: by then every decision is due and all evidence must still count.")
    .exactOptional(),
  askedUsers: askedUsers.default([]).describe("People who use the system and were asked about it."),
  links: links.describe("The TCP hops that can be broken."),
  groups: groups
    .prefault({})
    .describe("Links that break together, by a name for all of them, such as those of a region."),
  hosts: hosts
    .default([])
    .describe("Machines other than this one that may be reached; run asks for each by name."),
  inputs: inputs
    .default([])
    .describe("Files and folders, such as the code of the service, whose change makes the runbooks stale."),
  system: system.default([]).describe("Processes to start and stop; leave it out if they already run."),
};

const promises = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .min(1, "must have at least one objective")
    .max(1000, "must have at most 1,000 objectives")
    .describe("Promises about calls.");

/** And behind it. */
const tail = (catalogue: Catalogue) => ({
  stop: stop
    .describe("What ends the run before its time, beside the floors of the objectives.")
    .exactOptional(),
  ledger: ledger.describe("Where to ask for the writes that were stored.").exactOptional(),
  state: state.describe("Where to ask for the failure state.").exactOptional(),
  alerts: alerts.describe("What the alerts of the breaks need to know.").exactOptional(),
  probes: probes
    .default([])
    .describe(
      "What to read in every phase of a break, to tell apart breaks that look the same from outside.",
    ),
  canary: canary.prefault({}).describe("A small fault before each break that proves that traffic flows."),
  exceptions: exceptions.default([]).describe("Failed gates that somebody answers for, until a day."),
  breaks: z
    .array(breakSchema(catalogue.faults))
    .max(100, "must have at most 100 breaks")
    .describe("What breaks on the day."),
  tabletops: tabletops
    .default([])
    .describe("What a TCP proxy cannot break: talked through, never run, with a runbook all the same."),
});

type Promised = Parameters<typeof twoGoods>[0];
type DefaultGood = Parameters<typeof twoGoods>[1];

function refuseTwoGoods(
  { objectives, traffic: { good } }: { objectives: Promised; traffic: { good: DefaultGood } },
  context: z.core.$RefinementCtx,
): void {
  for (const index of twoGoods(objectives, good)) {
    const message = `The call "${objectives[index]?.calls ?? ""}" already has an objective with another "good". Give both the same.`;
    context.addIssue({ code: "custom", path: ["objectives", index, "calls"], message });
  }
}

/** The scenario file: the input side is what people write, the output side is a Scenario. */
export const scenarioSchema = (catalogue: Catalogue) =>
  z
    .strictObject({
      ...head,
      traffic: traffic(catalogue.shapes).describe("The calls of the day."),
      objectives: promises(objective),
      ...tail(catalogue),
    })
    .superRefine(refuseTwoGoods)
    .transform(({ scenario, objectives, ...rest }) => ({
      id: scenario,
      ...rest,
      objectives: objectives.map((promise) => ({ ...promise, good: promise.good ?? rest.traffic.good })),
      checks: [],
    }));

/** The same for a day whose traffic is a k6 script of the user's own. */
export const ownScriptSchema = (catalogue: Catalogue) =>
  z
    .strictObject({
      ...head,
      traffic: ownTraffic.describe("The script that makes the calls of the day."),
      objectives: promises(ownObjective),
      ...tail(catalogue),
    })
    .superRefine(refuseTwoGoods)
    .transform(({ scenario, objectives, ...rest }) => ({
      id: scenario,
      ...rest,
      objectives: objectives.flatMap(({ calls, good = rest.traffic.good, share, ...floor }) =>
        calls === undefined ? [] : [{ calls, good, share, ...floor }],
      ),
      checks: objectives.flatMap(({ check, share }) => (check === undefined ? [] : [{ check, share }])),
    }));

/** A checked scenario: quantities are numbers, defaults are filled in, names point to something. */
export type Scenario =
  | z.output<ReturnType<typeof scenarioSchema>>
  | z.output<ReturnType<typeof ownScriptSchema>>;
export type ScenarioBreak = Scenario["breaks"][number];
