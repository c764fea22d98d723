import type { Direction } from "./toxic-record.ts";

/** The connections that are counted together: those of one proxy with these addresses, in one direction. */
export interface TrafficLabels {
  readonly direction: Direction;
  readonly listener: string;
  readonly proxy: string;
  readonly upstream: string;
}

export interface Bytes {
  readonly received: number;
  readonly sent: number;
}

/** How many bytes all connections that have ended received and sent. */
export class Traffic {
  readonly #totals = new Map<string, Bytes>();

  add(labels: TrafficLabels, { received, sent }: Bytes): void {
    const key = format(labels);
    const before = this.#totals.get(key) ?? { received: 0, sent: 0 };
    this.#totals.set(key, { received: before.received + received, sent: before.sent + sent });
  }

  /** In the text format of Prometheus, under the names that Toxiproxy has for them. */
  show(): string {
    const sorted = [...this.#totals].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return (["received", "sent"] as const)
      .map((what) => {
        const name = `toxiproxy_proxy_${what}_bytes_total`;
        const lines = sorted.map(([labels, bytes]) => `${name}{${labels}} ${bytes[what]}\n`);
        return lines.length === 0 ? "" : `# HELP ${name} \n# TYPE ${name} counter\n${lines.join("")}`;
      })
      .join("");
  }
}

function format({ direction, listener, proxy, upstream }: TrafficLabels): string {
  return Object.entries({ direction, listener, proxy, upstream })
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(",");
}
