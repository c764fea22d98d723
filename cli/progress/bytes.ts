import { durationText, shareText } from "../../model/quantities.ts";
import type { Console } from "../console.ts";

const REDRAW_EVERY_MS = 250;
const LINE_EVERY_MS = 10_000;
const BAR = 30;
const MEGABYTE = 1_000_000;

const megabytes = (bytes: number): string =>
  bytes < 10 * MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.round(bytes / MEGABYTE)} MB`;

/** How far the reading is: with a bar where the total is known. */
export function bytesText(done: number, total: number | undefined, ms: number): string {
  const speed = ms < 1000 ? "" : `, ${megabytes((done / ms) * 1000)}/s`;
  if (total === undefined || total === 0) return `${megabytes(done)} read${speed}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR);
  const left = share > 0.02 && ms > 2000 ? `, ${durationText((ms / share) * (1 - share))} left` : "";
  return `${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${shareText(share)} of ${megabytes(total)}${speed}${left}`;
}

/** Progress by bytes on stderr: one line that is drawn again on a terminal, a line every ten seconds elsewhere. */
export class BytesProgress {
  private readonly console: Console;
  private readonly total: number | undefined;
  private readonly startedAt = performance.now();
  private readonly timer: NodeJS.Timeout;
  private done = 0;

  constructor(total: number | undefined, console: Console) {
    this.total = total;
    this.console = console;
    this.timer = setInterval(() => this.show(), console.terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS);
  }

  readonly add = (bytes: number): void => {
    this.done += bytes;
  };

  stop(): void {
    clearInterval(this.timer);
    if (this.console.terminal) this.console.steer("\r\u001B[2K");
  }

  private show(): void {
    const text = bytesText(this.done, this.total, performance.now() - this.startedAt);
    if (!this.console.terminal) return this.console.err(`${text}\n`);
    this.console.steer("\r\u001B[2K");
    this.console.err(`  ${text}`.slice(0, this.console.columns() - 1));
  }
}
