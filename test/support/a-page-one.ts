import { millis } from "../../model/units.ts";
import type { PageOne } from "../../model/page-one.ts";
import type { SignedException } from "../../model/sign-off.ts";

export const anException = (change: Partial<SignedException> = {}): SignedException => ({
  gate: "breaks-fixed",
  break: "database-slow",
  signedBy: "Field director",
  on: "2012-11-01",
  until: "2012-11-07",
  why: "Captains have paper lists",
  ...change,
});

/** Page one of a day with one condition, one exception that does not count, and one risk. */
export const aPageOne = (change: Partial<PageOne> = {}): PageOne => ({
  validUntil: "2012-11-07",
  validBecause: "the exception that Field director signed ends",
  date: "2012-11-06",
  scope: "This run was not the whole day: 60,000 of the 1,200,000 calls of the day.",
  conditions: [anException()],
  idleExceptions: [{ ...anException({ break: "cache-lost" }), because: "it expired on 2012-11-03" }],
  score: {
    points: 62,
    parts: [
      {
        id: "during",
        name: "Holds during the break",
        points: 0,
        of: 20,
        why: "database-slow: broke the promises until somebody acted",
        owners: ["gotv-platform"],
      },
      { id: "evidence", name: "Evidence", points: 5, of: 5, why: "nothing is missing", owners: [] },
    ],
  },
  tasks: [
    {
      task: "Rehearse again on a quieter or larger machine.",
      by: "gotv-platform",
      before: "2012-11-06",
    },
  ],
  risks: [
    {
      break: "database-slow",
      symptom: "Contacts fail to save",
      severity: "sev1",
      weight: 15,
      affected: {
        share: 0.44,
        callsPerMinute: 1172.5,
        failingPerMinute: 515.9,
        budget: 6600,
        budgetLasts: { kind: "spent", afterMs: millis(767_590) },
      },
      decision: "Have somebody at hand for degraded-mode all day.",
      by: "gotv-platform",
      before: "2012-11-06",
    },
  ],
  sentences: [
    { text: "Ask users", kind: "no", evidence: "the scenario names nobody who was asked (askedUsers)" },
    { text: "Test it", kind: "yes", evidence: "busiest second within the objectives 7,209 calls" },
    { text: "Break it", kind: "yes", evidence: "3 of 3 breaks rehearsed to an outcome" },
    { text: "Document the fix", kind: "yes", evidence: "3 of 3 runbooks rest on a proven fix" },
    { text: "Have a back-up plan", kind: "no", evidence: "a fallback is written for 3, and drilled for 0" },
  ],
  signs: [{ owner: "gotv-platform", breaks: ["database-slow", "cache-lost"] }],
  ...change,
});
