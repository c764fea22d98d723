import { EnvironmentError } from "../../../model/errors.ts";
import { ask, askFailure } from "../../ask.ts";

const ANSWER_WITHIN_MS = 5000;
/** k6 counts its states upwards: from here on all virtual users are initialised, and it only waits to be resumed. */
const READY = 4;

/** The REST API of a k6 process. */
export interface K6Rest {
  /** Is it ready to be resumed? It does not answer at all while it starts. */
  isReady(): Promise<boolean>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const statusIn = (text: string): number => Number(/"status":\s*(\d+)/u.exec(text)?.[1] ?? 0);

/** Speaks to the REST API of k6 at an address, `host:port`. */
export function k6Rest(address: string): K6Rest {
  const url = `http://${address}/v1/status`;
  const patch = async (attributes: {
    readonly paused?: boolean;
    readonly stopped?: boolean;
  }): Promise<void> => {
    const body = JSON.stringify({ data: { type: "status", id: "default", attributes } });
    const headers = { "content-type": "application/json" };
    let trouble = "";
    try {
      const { status, text } = await ask(url, {
        method: "PATCH",
        body,
        headers,
        timeoutMs: ANSWER_WITHIN_MS,
      });
      if (status !== 200) trouble = `status ${status}: ${text}`;
    } catch (error) {
      trouble = askFailure(error);
    }
    if (trouble === "") return;
    throw new EnvironmentError(
      `k6 does not do what "${url}" was asked for: ${trouble}.`,
      "Look whether it still runs, and whether the machine is too busy.",
    );
  };
  return {
    isReady: async () => {
      const reply = await ask(url, { timeoutMs: ANSWER_WITHIN_MS }).catch(() => undefined);
      return reply !== undefined && reply.status === 200 && statusIn(reply.text) >= READY;
    },
    resume: async () => patch({ paused: false }),
    stop: async () => patch({ stopped: true }),
  };
}
