// Alone, and not beside other days: it keeps two coasts busy for five minutes.
import { rehearseInSmall } from "../days/support/rehearse-in-small.ts";

rehearseInSmall(
  "everything-day",
  { calls: 180_000, seconds: 300 },
  {
    fog: { rejected: ["bigger-pool"], proven: "deadlines" },
    "replica-lost": { rejected: ["bigger-pool"], proven: "do-not-wait" },
    "primary-lost": { rejected: ["read-the-replica"], proven: "promote" },
    "vendor-slow": { rejected: ["bigger-pool"], proven: "bulkheads" },
    "cache-lost": { rejected: ["patience"], proven: "coalesce" },
    "east-gone": { rejected: ["databases-first"], proven: "traffic-west" },
  },
);
