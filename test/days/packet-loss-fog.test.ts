import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "packet-loss-fog",
  { calls: 10_000, seconds: 75 },
  {
    fog: { rejected: ["more-workers"], proven: "deadlines" },
    "vendor-slow": { rejected: ["more-workers"], proven: "bulkheads" },
  },
);
