import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "blind",
  { calls: 10_000, seconds: 70 },
  {
    "log-store-silent": { rejected: ["more-connections"], proven: "ship-behind" },
    "metrics-silent": { rejected: ["more-patience"], proven: "outside-probe" },
  },
);
