import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "debate-transcript",
  { calls: 14_500, seconds: 110 },
  {
    "transcribe-slow": { rejected: ["more-connections"], proven: "spool" },
    "docs-quota": { rejected: ["ask-again"], proven: "batch" },
    "capture-hangs": { rejected: ["patience"], proven: "hot-swap" },
  },
);
