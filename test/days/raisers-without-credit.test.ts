import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "raisers-without-credit",
  { calls: 11_500, seconds: 90 },
  {
    "ledger-silent": { rejected: ["ask-again"], proven: "as-of" },
    "sign-in-lost": { rejected: ["more-patience"], proven: "keep-keys" },
  },
);
