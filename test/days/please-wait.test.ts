import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "please-wait",
  { calls: 10_000, seconds: 60 },
  {
    "vendor-slow": { rejected: ["more-patience"], proven: "divert" },
    "answer-lost": { rejected: ["retry-at-once"], proven: "divert" },
  },
);
