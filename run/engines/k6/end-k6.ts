import { setTimeout as delay } from "node:timers/promises";
import type { Launched } from "./launch.ts";
import type { K6Rest } from "./rest.ts";

/** It still sends its last metrics and sorts all it measured for its summary. */
const STOP_WITHIN_MS = 10_000;
const TERMINATE_WITHIN_MS = 5000;

async function endsWithin(launched: Launched, ms: number): Promise<boolean> {
  const waiting = new AbortController();
  const late = delay(ms, false, { signal: waiting.signal }).catch(() => false);
  const over = await Promise.race([launched.exit.then(() => true), late]);
  waiting.abort();
  return over;
}

/** Ends k6, as politely as it lets us: its REST API, then SIGTERM, then SIGKILL. */
export async function endK6(launched: Launched, rest: K6Rest): Promise<void> {
  if (launched.hasEnded()) return;
  const isAsked = await rest.stop().then(
    () => true,
    () => false,
  );
  if (isAsked && (await endsWithin(launched, STOP_WITHIN_MS))) return;
  launched.signal("SIGTERM");
  if (await endsWithin(launched, TERMINATE_WITHIN_MS)) return;
  launched.signal("SIGKILL");
  await launched.exit;
}
