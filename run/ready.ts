import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { EnvironmentError } from "../model/errors.ts";
import type { PlannedProcess } from "../model/plan.ts";
import { durationText } from "../model/quantities.ts";
import { ask, askFailure } from "./ask.ts";
import { hostAndPort } from "./places.ts";

const LOOK_EVERY_MS = 50;
const ANSWER_WITHIN_MS = 2000;

/** Resolves when a TCP connection opens; rejects with the reason otherwise. */
export const knock = async (host: string, port: number, withinMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.setTimeout(withinMs, () => socket.destroy(new Error("no answer in time")));
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });

async function look(ready: string): Promise<string | undefined> {
  try {
    if (ready.startsWith("tcp://")) {
      const { host, port } = hostAndPort(ready.slice("tcp://".length));
      await knock(host, port, ANSWER_WITHIN_MS);
      return undefined;
    }
    const { status } = await ask(ready, { timeoutMs: ANSWER_WITHIN_MS });
    return status < 400 ? undefined : `status ${status}`;
  } catch (error) {
    return askFailure(error);
  }
}

/** Polls the ready address of a process until it answers, the process fails, or its time is up. */
export async function awaitReady(
  planned: PlannedProcess,
  watch: { readonly failed: () => Error | undefined; readonly signal: AbortSignal },
): Promise<void> {
  const deadline = performance.now() + planned.readyWithin;
  let reason: string | undefined = "not asked yet";
  while (reason !== undefined) {
    const failure = watch.failed();
    if (failure !== undefined) throw failure;
    watch.signal.throwIfAborted();
    reason = await look(planned.ready);
    if (reason === undefined) return;
    if (performance.now() > deadline) {
      throw new EnvironmentError(
        `"${planned.name}" was not ready at "${planned.ready}" within ${durationText(planned.readyWithin)}: ${reason}.`,
        "Look at its own log, or give it more time with readyWithin.",
      );
    }
    await delay(LOOK_EVERY_MS);
  }
}
