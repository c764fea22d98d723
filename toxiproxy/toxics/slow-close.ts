import { Alarm } from "../alarm.ts";
import { MILLISECONDS, type Toxic } from "./toxic.ts";

/** Passes data, and holds back the close of its direction for `delay` milliseconds. */
export const slowClose: Toxic<"delay"> = {
  type: "slow_close",
  attributes: { delay: MILLISECONDS },
  start(outlet) {
    const alarm = new Alarm(() => outlet.end());
    return {
      data: (chunk) => outlet.data(chunk),
      end: () => alarm.set(outlet.attribute("delay")),
      flush: () => alarm.ringNow(),
      restart: () => {
        if (alarm.isSet) alarm.set(outlet.attribute("delay"));
      },
      stop: () => alarm.clear(),
    };
  },
};
