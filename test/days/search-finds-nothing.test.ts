import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "search-finds-nothing",
  { calls: 10_000, seconds: 70 },
  {
    "index-slow": { rejected: ["patience"], proven: "snapshot" },
    "enrichment-throttled": { rejected: ["ask-again"], proven: "enrich-later" },
  },
);
