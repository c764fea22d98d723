import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "lawyers-not-sent",
  { calls: 9_000, seconds: 74 },
  {
    "geocoder-slow": { rejected: ["patience"], proven: "geocode-later" },
    "texts-lost": { rejected: ["ask-again"], proven: "second-way" },
  },
);
