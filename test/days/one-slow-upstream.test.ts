import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "one-slow-upstream",
  { calls: 11_000, seconds: 80 },
  {
    "tool-slow": { rejected: ["more-workers"], proven: "limits" },
    "keys-unreachable": { rejected: ["more-patience"], proven: "keep-keys" },
  },
);
