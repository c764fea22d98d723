import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "db-primary-loss",
  { calls: 9_000, seconds: 60 },
  { "primary-lost": { rejected: ["read-the-replica"], proven: "promote" } },
);
