import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, connect, type Server, type Socket } from "node:net";
import { onTestFinished, type TestContext } from "vitest";
import { startToxiproxy, type RunningToxiproxy } from "../../../toxiproxy/server.ts";

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- each test knows what it asked for
  readonly json: any;
}

/** A Toxiproxy for one test, with short ways to ask it things. */
export interface Rig {
  readonly server: RunningToxiproxy;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Creates a proxy on an ephemeral port and answers with that port. */
  readonly proxy: (name: string, upstreamPort: number) => Promise<number>;
  readonly toxic: (proxy: string, toxic: Record<string, unknown>) => Promise<void>;
}

/** Which one is running, among tests that run side by side: vitest knows it by itself only for one at a time. */
export const testAtHand = new AsyncLocalStorage<TestContext>();

/** Does something when the test at hand is over, however it ends. */
export function atEnd(work: () => unknown): void {
  const register = testAtHand.getStore()?.onTestFinished ?? onTestFinished;
  register(async () => void (await work()));
}

export async function startRig({ seed = 1 } = {}): Promise<Rig> {
  const server = await startToxiproxy({ seed });
  atEnd(() => server.close());
  return rigOn(server);
}

/** The same short ways for a server that already runs. */
export function rigOn(server: RunningToxiproxy): Rig {
  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(server.url + path, { method, ...(body !== undefined && { body: text }) });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, text: answer, json: tryJson(answer) };
  }
  return {
    server,
    call,
    async proxy(name, upstreamPort) {
      const upstream = `127.0.0.1:${upstreamPort}`;
      const made = await call("POST", "/proxies", { name, listen: "127.0.0.1:0", upstream });
      if (made.status !== 201) throw new Error(made.text);
      return portOf(made.json.listen);
    },
    async toxic(proxy, toxic) {
      const made = await call("POST", `/proxies/${proxy}/toxics`, toxic);
      if (made.status !== 200) throw new Error(made.text);
    },
  };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function portOf(listen: string): number {
  return Number(listen.split(":").at(-1));
}

/** A server on an ephemeral port that goes with the test, connections included. */
export async function serve(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Sends everything back. */
export function serveEcho(): Promise<number> {
  return serve((socket) => {
    socket.on("data", (chunk) => socket.write(chunk));
    socket.on("end", () => socket.end());
  });
}

/** One side of a connection under test, with what it has seen and when. */
export class Peer {
  readonly socket: Socket;
  readonly startedAt = performance.now();
  readonly arrivals: { at: number; text: string }[] = [];
  errorCode: string | undefined;
  endedAt: number | undefined;
  closedAt: number | undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (chunk) =>
      this.arrivals.push({ at: performance.now(), text: chunk.toString("latin1") }),
    );
    socket.on("error", (error: NodeJS.ErrnoException) => (this.errorCode = error.code));
    socket.on("end", () => (this.endedAt = performance.now()));
    socket.on("close", () => (this.closedAt = performance.now()));
  }

  get text(): string {
    return this.arrivals.map(({ text }) => text).join("");
  }

  get bytes(): number {
    return this.arrivals.reduce((sum, { text }) => sum + text.length, 0);
  }

  async receives(bytes: number): Promise<string> {
    await until(() => this.bytes >= bytes);
    return this.text;
  }

  /** Waits for the end of the stream or a reset, and tells which. */
  async ends(): Promise<"end" | "reset" | "error"> {
    await until(() => this.endedAt !== undefined || this.closedAt !== undefined);
    if (this.errorCode === "ECONNRESET") return "reset";
    return this.errorCode === undefined ? "end" : "error";
  }
}

export async function open(port: number): Promise<Peer> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
  const peer = new Peer(socket);
  atEnd(() => void socket.destroy());
  await until(() => !socket.connecting || peer.closedAt !== undefined);
  return peer;
}

/** Joins a client to the upstream side of the same connection. */
export async function openPair(rig: Rig, name = "p"): Promise<{ client: Peer; upstream: Peer }> {
  let upstream: Peer | undefined;
  const port = await serve((socket) => (upstream = new Peer(socket)));
  const client = await open(await rig.proxy(name, port));
  await until(() => upstream !== undefined);
  if (upstream === undefined) throw new Error("not connected");
  return { client, upstream };
}

export async function until(isTrue: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > giveUpAt) throw new Error(`Not so after ${withinMs} ms: ${String(isTrue)}`);
    await pause(2);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Milliseconds that a promise took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
