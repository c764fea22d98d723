import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { startToxiproxy } from "../../toxiproxy/server.ts";

/** How a call goes wrong. */
export type Mischief = "hangs" | "answers 503 HTML" | "breaks off" | "answers 500" | "is done, yet hangs";

interface Trap {
  readonly call: RegExp;
  readonly mischief: Mischief;
  times: number;
}

const STUCK_PAGE = "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>";

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function misbehave(mischief: Mischief, response: ServerResponse): void {
  if (mischief === "answers 500") response.writeHead(500).end('{"error":"out of luck","status":500}\n');
  if (mischief === "answers 503 HTML")
    response.writeHead(503, { "content-type": "text/html" }).end(STUCK_PAGE);
  if (mischief !== "breaks off") return;
  response.writeHead(200, { "content-length": "500" });
  response.write('{"name":"ed', () => response.destroy());
}

/**
 * A Toxiproxy with real links whose API can be set to go wrong: calls such as `DELETE /proxies/a` are matched by a
 * pattern, and everything that came is written down.
 */
export async function startWedgedToxiproxy(version = "2.12.0") {
  const real = await startToxiproxy({ host: "127.0.0.1", port: 0 });
  const traps: Trap[] = [];
  const calls: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = `${request.method} ${request.url}`;
    const body = await bodyOf(request);
    calls.push(body === "" ? call : `${call} ${body}`);
    const trap = traps.find((known) => known.times > 0 && known.call.test(call));
    if (trap !== undefined) trap.times -= 1;
    if (trap !== undefined && trap.mischief !== "is done, yet hangs")
      return misbehave(trap.mischief, response);
    if (request.url === "/version") return void response.end(JSON.stringify({ version }));
    const method = request.method ?? "GET";
    const reply = await fetch(`${real.url}${request.url}`, { method, ...(body !== "" && { body }) });
    const text = await reply.text();
    if (trap === undefined) response.writeHead(reply.status).end(text);
  };
  const front = createServer((request, response) => void answer(request, response));
  await once(front.listen(0, "127.0.0.1"), "listening");
  const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const text = await (await fetch(`${real.url}${path}`, { method, ...sent })).text();
    return text === "" ? undefined : JSON.parse(text);
  };
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    /** What was asked of it, in its order. */
    calls,
    /** The next calls like this go wrong. */
    trap: (call: RegExp, mischief: Mischief, times = Number.POSITIVE_INFINITY) =>
      void traps.push({ call, mischief, times }),
    /** A new process: it does as it is told again, and knows no links. */
    restart: async () => {
      traps.length = 0;
      for (const name of Object.keys((await api("GET", "/proxies")) as object))
        await api("DELETE", `/proxies/${name}`);
    },
    /** Behind the front: how it really is. */
    api,
    close: async () => {
      if (!front.listening) return;
      front.closeAllConnections();
      front.close();
      await real.close();
    },
  };
}

export type WedgedToxiproxy = Awaited<ReturnType<typeof startWedgedToxiproxy>>;
