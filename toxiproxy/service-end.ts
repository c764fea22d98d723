import type { ServiceEnd } from "./http/conversation.ts";
import type { Link } from "./link.ts";
import type { Direction } from "./toxic-record.ts";

/** The service's end of both links of a connection, where its HTTP toxics work. */
export function serviceEnd(
  { upstream, downstream }: Readonly<Record<Direction, Link>>,
  randomFor: ServiceEnd["randomFor"],
): ServiceEnd {
  return {
    service: upstream.outlet("destination"),
    client: downstream.outlet("source"),
    join(requests, answers) {
      upstream.invite({ stage: requests, at: "destination" });
      downstream.invite({ stage: answers, at: "source" });
    },
    leave() {
      upstream.dismiss();
      downstream.dismiss();
    },
    isFresh: () => upstream.bytes.sent === 0 && downstream.bytes.received === 0,
    moved: () => upstream.resumeIfRoom(),
    randomFor,
  };
}
