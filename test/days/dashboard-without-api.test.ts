import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "dashboard-without-api",
  { calls: 9_000, seconds: 60 },
  { "api-takes-no-writes": { rejected: ["ask-twice"], proven: "hold" } },
);
