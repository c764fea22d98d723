import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "sms-throttle",
  { calls: 12_000, seconds: 75 },
  {
    "vendor-full": { rejected: ["more-numbers"], proven: "queue" },
    "database-slow": { rejected: ["large-pool"], proven: "queue" },
  },
);
