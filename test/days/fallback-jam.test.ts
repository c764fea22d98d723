import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "fallback-jam",
  { calls: 12_000, seconds: 90 },
  { "lines-jammed": { rejected: ["redial-at-once", "more-lines"], proven: "phone-tree" } },
);
