import { Alarm } from "../alarm.ts";
import { MILLISECONDS, type Toxic } from "./toxic.ts";

/**
 * Drops all data, and closes the connection `timeout` milliseconds after the last of it; 0 never closes.
 * Taking it off closes the connection too: what was dropped would corrupt the stream.
 */
export const timeout: Toxic<"timeout"> = {
  type: "timeout",
  attributes: { timeout: MILLISECONDS },
  start(outlet) {
    const alarm = new Alarm(() => outlet.end());

    function arm(): void {
      const wait = outlet.attribute("timeout");
      if (wait > 0) alarm.set(wait);
      else alarm.clear();
    }

    arm();
    return {
      data: arm,
      end: () => outlet.end(),
      restart: arm,
      removed: () => outlet.end(),
      stop: () => alarm.clear(),
    };
  },
};
