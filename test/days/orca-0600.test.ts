import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "orca-0600",
  { calls: 11_000, seconds: 74 },
  {
    "pin-store-slow": { rejected: ["large-pool"], proven: "pin-book" },
    "reset-mail-silent": { rejected: ["large-pool"], proven: "no-resets" },
  },
);
