import { toxics } from "../../../toxiproxy/toxics/index.ts";
import { pause, type Rig } from "../../toxiproxy/support/rig.ts";

const TOXICS = "/proxies/p/toxics";
const STREAMS = ["upstream", "downstream"];
/** Strong enough to be felt by clients that wait 30 ms, for each attribute there is. */
const AMOUNTS: Readonly<Record<string, number>> = {
  latency: 40,
  jitter: 10,
  rate: 1000,
  delay: 20,
  timeout: 15,
  average_size: 20_000,
  size_variation: 100,
  bytes: 100_000,
};

/** How often each order was carried out. */
export interface Orders {
  added: number;
  updated: number;
  removed: number;
  resets: number;
}

/** Adds, changes and takes off every kind of toxic in both directions; now and then disables and resets. */
export async function disturb(rig: Rig, isOver: () => boolean): Promise<Orders> {
  const done = { added: 0, updated: 0, removed: 0, resets: 0 };
  const order = async (method: string, path: string, body?: unknown): Promise<void> => {
    const { status, text } = await rig.call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
  };
  for (let n = 0; !isOver(); n += 1) {
    const { type, attributes } = toxics[n % toxics.length] ?? { type: "noop", attributes: {} };
    const given = Object.fromEntries(Object.keys(attributes).map((name) => [name, AMOUNTS[name] ?? 1]));
    const toxic = { type, name: "t", stream: STREAMS[n % 3 === 0 ? 0 : 1], attributes: given };
    await order("POST", TOXICS, { ...toxic, toxicity: n % 2 === 0 ? 1 : 0.5, ttl: 60_000 });
    done.added += 1;
    await pause(20);
    await order("PATCH", `${TOXICS}/t`, { toxicity: 1 });
    done.updated += 1;
    await pause(20);
    await order("DELETE", `${TOXICS}/t`);
    done.removed += 1;
    await pause(20);
    if (n % 50 !== 49) continue;
    await order("PATCH", "/proxies/p", { enabled: false, ttl: 60_000 });
    await order("POST", "/reset");
    done.resets += 1;
  }
  return done;
}
