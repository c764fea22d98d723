import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "yesterdays-targets",
  { calls: 11_500, seconds: 90 },
  {
    "half-a-feed": { rejected: ["load-again"], proven: "whole-feeds" },
    "runaway-queries": { rejected: ["more-connections"], proven: "reserve" },
  },
);
