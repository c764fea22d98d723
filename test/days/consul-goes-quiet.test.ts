import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "consul-goes-quiet",
  { calls: 11_000, seconds: 80 },
  {
    "discovery-quiet": { rejected: ["more-patience"], proven: "last-known-good" },
    "leader-lost": { rejected: ["more-patience"], proven: "stale-reads" },
  },
);
