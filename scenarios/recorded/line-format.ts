import { Lines, type ReadLine } from "./lines.ts";
import type { LogFormat } from "./log-format.ts";

/** A format with one call a line. `readLines` begins a log: what it remembers of earlier lines is of that log alone. */
export const defineLineFormat = (written: {
  readonly name: string;
  readonly summary: string;
  readonly readLines: () => ReadLine;
}): LogFormat => ({
  name: written.name,
  summary: written.summary,
  unit: "line",
  ofBrowser: false,
  recognises: (head) => {
    let calls = 0;
    const lines = new Lines(written.readLines(), ({ kind }) => {
      if (kind === "call") calls += 1;
    });
    lines.take(head);
    lines.end();
    return calls;
  },
  reader: (tell) => new Lines(written.readLines(), tell),
});
