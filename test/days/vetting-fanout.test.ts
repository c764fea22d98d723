import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "vetting-fanout",
  { calls: 10_000, seconds: 70 },
  {
    "half-a-file": { rejected: ["ask-again"], proven: "copy" },
    "registry-slow": { rejected: ["wider"], proven: "reserve" },
  },
);
