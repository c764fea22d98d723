import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "contacts-never-match",
  { calls: 10_500, seconds: 70 },
  {
    "matching-slow": { rejected: ["large-pool"], proven: "match-later" },
    "push-silent": { rejected: ["more-patience"], proven: "nudge-later" },
  },
);
