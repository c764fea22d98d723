import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "east-coast-loss",
  { calls: 9_000, seconds: 60 },
  { "east-gone": { rejected: ["traffic-only"], proven: "promote-west" } },
);
