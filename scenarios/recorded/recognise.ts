import { logFormats } from "./index.ts";
import type { LogFormat } from "./log-format.ts";

/** The format that reads most of the beginning of a log; the first of the list where several read as much. */
export function recognise(head: string): LogFormat | undefined {
  let [best, most]: [LogFormat | undefined, number] = [undefined, 0];
  for (const format of logFormats.entries) {
    const sure = format.recognises(head);
    if (sure > most) [best, most] = [format, sure];
  }
  return best;
}
