import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "isp-cuts-hq",
  { calls: 9_000, seconds: 74 },
  {
    "line-cut": { rejected: ["ask-again"], proven: "hold" },
    "line-filtered": { rejected: ["patience"], proven: "second-way" },
  },
);
