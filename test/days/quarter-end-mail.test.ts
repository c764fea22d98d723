import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "quarter-end-mail",
  { calls: 12_000, seconds: 75 },
  {
    "mail-stalls": { rejected: ["more-connections"], proven: "second-service" },
    "links-dead": { rejected: ["large-pool"], proven: "static-links" },
  },
);
