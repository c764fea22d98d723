import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "memcache-flush",
  { calls: 12_000, seconds: 60 },
  { "cache-lost": { rejected: ["patience"], proven: "coalesce" } },
);
