import { expect } from "vitest";

/** A scenario whose traffic is a script of its own. */
export const OWN = `scenario: own-day
title: A day with a script of its own
why: Nobody knows these journeys better than who wrote them.
links:
  edge: { to: "127.0.0.1:8080" }
traffic:
  k6: ./journey.ts
  replayIn: 60s
  through: edge
objectives:
  - { calls: list of voters, good: { status: 2xx, within: 200ms }, share: 99% }
  - { check: list is not empty, share: 98% }
breaks:
  - id: edge-slow
    symptom: Lists come late
    at: "12:00"
    fault: { slow-link: { link: edge, latency: 200ms } }
    want: { state: full, within: 2s, share: 99% }
    owner: nobody
    noFix: Only to see it.
`;

/** That scenario with one thing changed. */
export const ownEdited = (from: string, to: string): string => {
  expect(OWN).toContain(from);
  return OWN.replace(from, () => to);
};
