import type { RunEvent, RunRecord } from "../model/record.ts";

export type EventOf<Kind extends RunEvent["kind"]> = Extract<RunEvent, { kind: Kind }>;

/** The last event of that kind, if there was one. */
export const lastEvent = <Kind extends RunEvent["kind"]>(
  record: RunRecord,
  kind: Kind,
): EventOf<Kind> | undefined =>
  record.events.findLast((event): event is EventOf<Kind> => event.kind === kind);
