import type { LedgerCount, PhaseId, RunRecord } from "../model/record.ts";
import { lastEvent } from "./events.ts";

/** The write ledger as it was counted last, if it was. */
export const ledgerOf = (record: RunRecord): LedgerCount | undefined => lastEvent(record, "ledger")?.ledger;

/** Acknowledged writes that were due in this phase and were lost or stored twice. */
export const damageIn = (record: RunRecord, phase: PhaseId): number => ledgerOf(record)?.damageIn[phase] ?? 0;
