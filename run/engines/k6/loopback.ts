import { isIPv4 } from "node:net";
import { UsageError } from "../../../model/errors.ts";

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));

/** The address as it stands in a URL; anything but this machine is refused. */
export function loopbackAddress({ host, port }: { host: string; port: number }): string {
  if (!isLoopback(host)) {
    throw new UsageError(
      `k6 would send the traffic to "${host}", which is not this machine.`,
      "Let the traffic enter through a link of the scenario; its entrance is on this machine.",
    );
  }
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}
