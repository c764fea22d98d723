import { z } from "zod";
import { share } from "../../model/quantities.ts";
import { quoted, unknownKey } from "../wording.ts";
import { replayIn, through, timeout, trafficGood, good } from "./traffic.ts";
import { refuseFloorAbovePromise, stopUnder } from "./stop.ts";
import { text } from "./words.ts";

const DECIDED = ["calls", "shape", "mix", "spacing", "seed"];
const ONE_SUBJECT = 'needs either "calls", with a name that the script gives, or "check"';
const NO_GOOD = 'takes "good" only with "calls": the script itself says when a check passes';
const NO_FLOOR = 'takes "stopUnder" only with "calls": only calls are watched while they are made';

/** Keys that are fine for planned traffic get the reason why they are not here. */
const keyComplaint = (key: string, allowed: readonly string[]): string =>
  DECIDED.includes(key)
    ? `${quoted(key)} makes no sense with "k6": the script decides which calls are made, and when. Take it out.`
    : unknownKey(key, allowed);

const keys = {
  k6: text.describe("A k6 script of your own, relative to this file; it sends all of the traffic."),
  replayIn,
  through,
  timeout: timeout.describe("The longest that calls of the script take; later ones are counted late."),
  good: trafficGood,
};

/** The traffic of a k6 script of the user's own. */
export const ownTraffic = z.strictObject(keys, {
  error: (issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => keyComplaint(key, Object.keys(keys))).join("\n")
      : undefined,
});

const label = text.max(200, "must be at most 200 characters").regex(/^\P{Cc}*$/u, "must be on one line");

/** A promise about calls that the script gives a name, or about one of its checks. */
export const ownObjective = z
  .strictObject({
    calls: label.describe("The name tag of the calls that this promise is about.").exactOptional(),
    check: label.describe("The check of the script that this promise is about.").exactOptional(),
    good: good.describe("What a good answer is; else that of the traffic.").exactOptional(),
    share: share.describe("Share of the calls that must be good, or of the checks that must pass."),
    stopUnder,
  })
  .refine(({ calls, check }) => (calls === undefined) !== (check === undefined), ONE_SUBJECT)
  .refine(({ calls, good: written }) => calls !== undefined || written === undefined, NO_GOOD)
  .refine(({ calls, stopUnder: floor }) => calls !== undefined || floor === undefined, NO_FLOOR)
  .superRefine(refuseFloorAbovePromise);
