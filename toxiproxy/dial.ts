import { connect, Socket } from "node:net";
import { parseAddress } from "./address.ts";
import { SOCKET_OPTIONS } from "./socket-options.ts";

const DIAL_TIMEOUT_MS = 5000;

/** Starts to connect to `host:port`; the socket closes if that has not worked out in 5 seconds. */
export function dial(upstream: string): Socket {
  const address = parseAddress(upstream);
  if (address === undefined) {
    const unusable = new Socket();
    process.nextTick(() => unusable.destroy());
    return unusable;
  }
  const socket = connect({ ...SOCKET_OPTIONS, host: address.host || "127.0.0.1", port: address.port });
  const timer = setTimeout(() => socket.destroy(), DIAL_TIMEOUT_MS);
  socket.once("connect", () => clearTimeout(timer));
  socket.once("close", () => clearTimeout(timer));
  return socket;
}
