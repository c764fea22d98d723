import type { Tabletop, TabletopFinding } from "../../model/tabletop.ts";
import { millis, ratio, seconds } from "../../model/units.ts";

/** The names are gone: talked through once, with a fallback that was drilled. */
export const aTabletop = (overrides: Partial<Tabletop> = {}): Tabletop => ({
  id: "name-gone",
  symptom: "Nobody finds our site",
  symptoms: ["the name does not resolve", "site cannot be found"],
  why: "One vendor answers for all our names.",
  cannot: "A TCP proxy cannot take a name out of DNS.",
  severity: "sev1",
  owner: "operations",
  ask: ["Who has the password of the registrar?", "For how long do resolvers keep the old answer?"],
  steps: ["Ask a resolver outside of our network.", "Phone the DNS vendor.", "Use the second vendor."],
  fallback: {
    title: "Phone trees and clipboards",
    trigger: "The names do not resolve for ten minutes",
    decides: "Field director",
    capacity: "40 calls an hour for each volunteer",
    sharesFateWith: "the phone network",
    say: "Call from the paper list.",
    steps: ["The war room calls the regional leads."],
    back: ["Two people type each sheet in."],
    giveUpAfter: seconds(600),
    drilled: { on: "2026-10-01", took: millis(1_860_000), reached: ratio(0.94) },
  },
  reviewIn: 60,
  talked: { on: "2026-10-12", by: "operations and the field director", took: millis(2_400_000) },
  ...overrides,
});

/** The same with nothing that may be left out. */
export function aBareTabletop(overrides: Partial<Tabletop> = {}): Tabletop {
  const { why: _why, fallback: _fallback, talked: _talked, ...rest } = aTabletop();
  return { ...rest, id: "certificate-out", symptom: "Every browser warns of us", symptoms: [], ...overrides };
}

export const asFinding = (tabletop: Tabletop): TabletopFinding => ({
  ...tabletop,
  runbook: `runbooks/${tabletop.id}.md`,
});
