import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "error-is-not-a-pass",
  { calls: 10_000, seconds: 70 },
  {
    "vendor-throttles": { rejected: ["ask-again"], proven: "later" },
    "chat-hangs": { rejected: ["ask-again"], proven: "grouped" },
  },
);
