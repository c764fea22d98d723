import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "replica-rebuild",
  { calls: 9_000, seconds: 60 },
  { "replica-lost": { rejected: ["bigger-pool"], proven: "do-not-wait" } },
);
