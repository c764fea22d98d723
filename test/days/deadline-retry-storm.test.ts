import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "deadline-retry-storm",
  { calls: 10_000, seconds: 65 },
  { "database-slow": { rejected: ["large-pool"], proven: "waiting-room" } },
);
