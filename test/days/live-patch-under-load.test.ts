import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "live-patch-under-load",
  { calls: 17_000, seconds: 130 },
  {
    "patch-drops-calls": { rejected: ["all-at-once"], proven: "drain" },
    "bad-build": { rejected: ["restart"], proven: "gate" },
  },
);
