import { rehearseInSmall } from "./support/rehearse-in-small.ts";

rehearseInSmall(
  "canvass-saturday",
  { calls: 10_500, seconds: 70 },
  {
    "lists-slow": { rejected: ["large-pool"], proven: "night-lists" },
    "syncs-lost": { rejected: ["repeat-at-once"], proven: "outbox" },
  },
);
