import { z } from "zod";
import { count, duration, moment, share } from "../../model/quantities.ts";
import {
  ONE_BODY,
  ONE_METHOD,
  bodyKeys,
  hasOneBody,
  hasOneMethod,
  methodKeys,
  oneMethod,
  requestOf,
} from "../../model/request.ts";
import type { Good, PlannedCall } from "../../model/traffic.ts";
import type { Catalogue } from "./catalogue.ts";
import { noSuch, unknownKey } from "../wording.ts";
import { oneOf, type Chosen } from "./choice.ts";
import { refuseFloorAbovePromise, stopUnder } from "./stop.ts";
import { name } from "./words.ts";

const STATUS = 'must be a status or a class of statuses, such as "2xx" or "204"';

const status = z
  .union([z.int().min(100).max(599), z.string().regex(/^[1-5](?:xx|\d\d)$/u)], { error: STATUS })
  .transform(String);

/** What a good answer is. */
export const good = z
  .strictObject({
    status: status.describe("A status such as 204, or a class such as 2xx."),
    within: duration.describe("From the moment the call was due."),
  })
  .transform((written): Good => written);

/** A call of the mix. What a good answer is stands in the objectives. */
export type ScenarioCall = Omit<PlannedCall, "good">;

const path = z
  .string({ error: 'must be a path, such as "/voters/next"' })
  .regex(/^\/\S*$/u, 'must be a path that starts with "/" and has no spaces, such as "/voters/next"')
  .max(2000, "must be at most 2,000 characters");

const headers = z.record(
  z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/u, "must be the name of a header"),
  z.string({ error: "must be text" }).regex(/^[^\r\n]*$/u, "must be on one line"),
  { error: "must be a map from names of headers to their values" },
);

const weight = z
  .number({ error: "must be a number above zero" })
  .positive("must be a number above zero")
  .max(1_000_000, "must be at most 1000000");

const withType = (written: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.keys(written).some((key) => key.toLowerCase() === "content-type")
    ? written
    : { ...written, "content-type": "application/json" };

const call = z
  .strictObject({
    name: name.describe("Name of the call, unique in the mix."),
    weight: weight.describe("How often, in proportion to the other calls."),
    ...methodKeys(path, "path; ${seq}, ${key}, ${int:1..9} and ${pick:a|b} are filled in for each call"),
    ...bodyKeys,
    headers: headers.default({}).describe("Headers of the request."),
    write: z
      .boolean({ error: "must be true or false" })
      .default(false)
      .describe("The call stores something: it carries a key and counts in the ledger."),
    junk: z
      .boolean({ error: "must be true or false" })
      .default(false)
      .describe(
        "Nobody waits for it: at a steady rate beneath the shape, counted apart from people's calls.",
      ),
  })
  .meta(oneMethod)
  .refine(hasOneMethod, ONE_METHOD)
  .refine(hasOneBody, ONE_BODY)
  .refine(({ write, junk }) => !write || !junk, 'cannot be "junk" and a "write": nobody waits for junk')
  .transform((written): ScenarioCall => {
    const { target, ...request } = requestOf(written);
    const sent = "json" in written ? withType(written.headers) : written.headers;
    return {
      name: written.name,
      weight: written.weight,
      ...request,
      path: target,
      headers: sent,
      write: written.write,
      ...(written.junk ? { junk: true } : {}),
    };
  });

const shape = (shapes: Catalogue["shapes"]) => {
  const bare = z
    .enum(shapes.names, {
      error: (issue) =>
        typeof issue.input === "string"
          ? noSuch("shape", issue.input, shapes.names)
          : "must be the name of a shape, or a map with that name as its only key",
    })
    .refine((name) => shapes.get(name).params.safeParse({}).success, "needs its parameters: { NAME: { … } }")
    .transform((name): Chosen => ({ name, params: {} }));
  return z.union([bare, oneOf("shape", shapes.entries)]);
};

export const day = z.strictObject({
  from: moment.prefault("00:00").describe("The first moment of the day."),
  to: moment.prefault("24:00").describe("The end of the day; it may pass 24:00, up to 168:00, a week."),
});

export const replayIn = duration.describe("How long the replay of the day takes.");
export const through = name.describe("The link that all calls go through.");
export const timeout = duration.prefault("2s").describe("A call without an answer by then has failed.");
export const trafficGood = good
  .prefault({ status: "2xx", within: "500ms" })
  .describe("What a good answer is.");

export const traffic = (shapes: Catalogue["shapes"]) =>
  z.strictObject({
    calls: count.describe("How many calls the day has."),
    shape: shape(shapes).describe("How the calls spread over the day."),
    replayIn,
    seed: z
      .int({ error: "must be a whole number" })
      .min(0, "must not be negative")
      .default(1)
      .describe("The same seed gives the same calls."),
    spacing: z.enum(["even", "poisson"]).default("poisson").describe("How calls follow each other."),
    through,
    timeout,
    good: trafficGood,
    mix: z
      .array(call)
      .min(1, "must have at least one call")
      .max(1000, "must have at most 1,000 calls")
      .refine((calls) => !calls.every(({ junk }) => junk), 'must have a call that is not "junk"')
      .describe("The kinds of calls."),
  });

const objectiveKeys = {
  calls: name.describe("The calls of the mix that this promise is about."),
  good: good.describe("What a good answer is; else that of the traffic.").exactOptional(),
  share: share.describe("Share of the calls that must be good."),
  stopUnder,
};

const CHECK = '"check" is for traffic of a k6 script of your own: only such a script has checks.';

export const objective = z
  .strictObject(objectiveKeys, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys
            .map((key) => (key === "check" ? CHECK : unknownKey(key, Object.keys(objectiveKeys))))
            .join("\n")
        : undefined,
  })
  .superRefine(refuseFloorAbovePromise);

interface Promised {
  /** Nothing for a promise about a check. */
  readonly calls?: string;
  readonly good?: Good;
}

/** Objectives that say something else about what a good answer is than an earlier one of the same call. */
export function twoGoods(objectives: readonly Promised[], otherwise: Good): readonly number[] {
  const goodOf = ({ good = otherwise }: Promised): string => `${good.status} ${good.within}`;
  return [...objectives.keys()].filter((index) => {
    const objective = objectives[index];
    const first = objectives.find(({ calls }) => calls === objective?.calls);
    if (objective?.calls === undefined) return false;
    return first !== undefined && goodOf(first) !== goodOf(objective);
  });
}
