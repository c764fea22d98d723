import { z } from "zod";
import { EnvironmentError } from "../../model/errors.ts";
import { ask } from "../ask.ts";
import { hostAndPort } from "../places.ts";
import { startToxiproxyProcess } from "../toxiproxy/embedded-process.ts";
import { startNullTarget } from "./start-null-target.ts";

const ANSWER_WITHIN_MS = 3000;
const made = z.object({ listen: z.string() });

/** A target that does nothing, behind a proxy as the links of a run are. */
export interface ProxiedTarget {
  readonly host: string;
  readonly port: number;
}

interface Stoppable {
  readonly stop: () => Promise<void>;
}

/** The proxy lives for seconds and is never cut, so it may have any port that is free. */
async function openProxy(url: string, upstream: string): Promise<ProxiedTarget> {
  const { status, text } = await ask(`${url}/proxies`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "doctor", listen: "127.0.0.1:0", upstream, enabled: true }),
    timeoutMs: ANSWER_WITHIN_MS,
  });
  if (status === 201) return hostAndPort(made.parse(JSON.parse(text)).listen);
  throw new EnvironmentError(
    `Toxiproxy did not open a proxy: ${text.trim()}.`,
    "Is a port free on 127.0.0.1?",
  );
}

/** Lends a proxied target to some work, and ends it whatever becomes of the work. */
export async function withProxiedTarget<Value>(
  work: (target: ProxiedTarget) => Promise<Value>,
): Promise<Value> {
  const started: Stoppable[] = [];
  const start = async <Started extends Stoppable>(starting: Promise<Started>): Promise<Started> => {
    const running = await starting;
    started.push(running);
    return running;
  };
  try {
    const starting = [start(startToxiproxyProcess({ seed: 1 })), start(startNullTarget())] as const;
    // Both have to be known before the failure of one ends the other.
    await Promise.allSettled(starting);
    const [proxy, target] = await Promise.all(starting);
    return await work(await openProxy(proxy.url, target.address));
  } finally {
    await Promise.all(started.map(({ stop }) => stop()));
  }
}
