import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "franken-bump",
  { calls: 12_000, seconds: 70 },
  { "origin-slow": { rejected: ["more-connections"], proven: "grace" } },
);
