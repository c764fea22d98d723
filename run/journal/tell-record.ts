import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Healer } from "../../model/journal.ts";
import type { HealCheck, RunEvent } from "../../model/record.ts";
import { redacted, redactMarked } from "../../model/redact.ts";
import { millis, type Millis } from "../../model/units.ts";
import type { Healing } from "./heal-journal.ts";

const NAMES: Readonly<Record<Healer, string>> = {
  run: "the run",
  guardian: "the guardian",
  heal: "gameday heal",
};

/** When the last event was, on the time axis of the replay; what came later has no better moment. */
function lastMoment(text: string): Millis {
  const last: { at?: unknown } = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
  return millis(typeof last.at === "number" ? last.at : 0);
}

/** Writes into the record of a run that died what was healed behind it; one that was closed is left as it is. */
export function tellRecord(folder: string, healings: readonly Healing[], by: Healer): void {
  const record = join(folder, "record");
  const events = join(record, "events.jsonl");
  if (healings.length === 0 || existsSync(join(record, "seal.json"))) return;
  const checks: HealCheck[] = healings.map(({ what, ok, detail, tookMs, remedy }) => ({
    what,
    ok,
    detail: ok
      ? `${detail}, by ${NAMES[by]} in ${tookMs} ms`
      : `${detail}; ${NAMES[by]} could not take it back`,
    ...(remedy === "" ? {} : { remedy }),
  }));
  try {
    const text = readFileSync(events, "utf8");
    const healed: RunEvent = {
      at: lastMoment(text),
      kind: "healed",
      ok: checks.every(({ ok }) => ok),
      checks,
    };
    // A line that was cut off by the death stays one of its own.
    const start = text.endsWith("\n") ? "" : "\n";
    appendFileSync(events, `${start}${JSON.stringify(redacted(healed, redactMarked))}\n`);
  } catch {
    // The record is gone, full or damaged; the journal says the same.
  }
}
