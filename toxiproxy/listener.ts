import { createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { formatAddress, resolveListen, type Address } from "./address.ts";
import { SOCKET_OPTIONS } from "./socket-options.ts";

/** The words in which Toxiproxy's clients know the common failures. */
const PROBLEMS = new Map([
  ["EADDRINUSE", "bind: address already in use"],
  ["EADDRNOTAVAIL", "bind: cannot assign requested address"],
  ["EACCES", "bind: permission denied"],
]);

const RETRY_EVERY_MS = 50;

export interface Listener {
  /** Where it listens, with the real port. */
  readonly address: string;
  close(): void;
}

interface ListenOptions {
  readonly onClient: (client: Socket) => void;
  /** How long to try again while the port is taken. */
  readonly patienceMs: number;
}

export async function openListener(
  listen: string,
  { onClient, patienceMs }: ListenOptions,
): Promise<Listener> {
  const address = await resolveListen(listen);
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const server = createServer({ ...SOCKET_OPTIONS, pauseOnConnect: true }, onClient);
    const problem = await bind(server, address);
    if (problem === undefined) return { address: boundAddress(server), close: () => void server.close() };
    if (problem !== "EADDRINUSE" || performance.now() >= giveUpAt) {
      throw new Error(`listen tcp ${formatAddress(address)}: ${PROBLEMS.get(problem) ?? problem}`);
    }
    await sleep(RETRY_EVERY_MS);
  }
}

/** Answers with the code of what went wrong, if anything did. */
function bind(server: Server, { host, port }: Address): Promise<string | undefined> {
  return new Promise((resolve) => {
    // Stays on: an error while accepting (too many open files) must not end the process.
    server.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port }, () => resolve(undefined));
  });
}

function boundAddress(server: Server): string {
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("The server is not bound to a TCP port.");
  return formatAddress({ host: bound.address, port: bound.port });
}
