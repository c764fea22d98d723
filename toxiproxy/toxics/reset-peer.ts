import { Alarm } from "../alarm.ts";
import { HoldQueue } from "../hold-queue.ts";
import { MILLISECONDS, type Toxic } from "./toxic.ts";

const MOST_BYTES = 64 * 1024;

/** Resets the connection `timeout` milliseconds after the first data or close of its direction. */
export const resetPeer: Toxic<"timeout"> = {
  type: "reset_peer",
  attributes: { timeout: MILLISECONDS },
  start(outlet) {
    // Kept for the case that the toxic comes off while it waits: then nothing has happened.
    const held = new HoldQueue(outlet);
    const alarm = new Alarm(() => outlet.reset());
    let hasEnded = false;

    function trigger(): void {
      if (!alarm.isSet) alarm.set(outlet.attribute("timeout"));
    }

    return {
      data(chunk) {
        held.add(chunk, Infinity);
        trigger();
      },
      end() {
        hasEnded = true;
        trigger();
      },
      isFull: () => held.bytes >= MOST_BYTES,
      flush() {
        alarm.clear();
        held.flush();
        if (hasEnded) outlet.end();
      },
      restart() {
        if (alarm.isSet) alarm.set(outlet.attribute("timeout"));
      },
      stop() {
        alarm.clear();
        held.stop();
      },
    };
  },
};
