import type { ServerResponse } from "node:http";

/** More than a whole run weighs: who lets so much wait does not read. */
const MOST_WAITING_BYTES = 2_000_000;
const MOST_KEPT_FRAMES = 120;
const RECONNECT_AFTER_MS = 1000;

interface KeptFrame {
  readonly number: number;
  readonly text: string;
}

const messageOf = (id: string, frame: object): string => `id: ${id}\ndata: ${JSON.stringify(frame)}\n\n`;

/**
 * Those who watch from one seat, as server-sent events. Nobody is waited for: who does not read is sent away, and who
 * comes back gets what was missed.
 */
export class Audience {
  private readonly viewers = new Set<ServerResponse>();
  private readonly kept: KeptFrame[] = [];
  private readonly run: string;
  private number = 0;

  constructor(run: string) {
    this.run = run;
  }

  get size(): number {
    return this.viewers.size;
  }

  /** Tells of those who watch now whether all have gone, whoever comes meanwhile. */
  departure(): () => boolean {
    const present = [...this.viewers];
    return () => present.every((viewer) => !this.viewers.has(viewer));
  }

  /** Sends what was missed since that event, or else the whole. */
  join(response: ServerResponse, lastEventId: string, whole: () => object): void {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write(`retry: ${RECONNECT_AFTER_MS}\n\n`);
    this.viewers.add(response);
    response.on("close", () => this.viewers.delete(response));
    response.on("error", () => response.destroy());
    const missed = this.missedSince(lastEventId);
    const texts = missed ?? [messageOf(this.idOf(this.number), whole())];
    for (const text of texts) this.write(response, text);
  }

  send(frame: object): void {
    this.number += 1;
    const text = messageOf(this.idOf(this.number), frame);
    this.kept.push({ number: this.number, text });
    if (this.kept.length > MOST_KEPT_FRAMES) this.kept.shift();
    for (const viewer of this.viewers) this.write(viewer, text);
  }

  /** Lets everybody know anew, because what they were sent is not true any more. */
  sendWhole(frame: object): void {
    this.kept.length = 0;
    this.send(frame);
  }

  close(): void {
    for (const viewer of this.viewers) viewer.end();
  }

  private write(viewer: ServerResponse, text: string): void {
    if (viewer.writableLength > MOST_WAITING_BYTES) viewer.destroy();
    else viewer.write(text);
  }

  private idOf(number: number): string {
    return `${this.run}.${number}`;
  }

  private missedSince(id: string): readonly string[] | undefined {
    const [, digits = ""] = /^.*\.(\d{1,9})$/u.exec(id) ?? [];
    const last = Number(digits);
    if (digits === "" || id !== this.idOf(last) || last > this.number) return undefined;
    const missed = this.kept.filter(({ number }) => number > last);
    return missed.length === this.number - last ? missed.map(({ text }) => text) : undefined;
  }
}
