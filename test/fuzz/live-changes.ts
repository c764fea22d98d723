import assert from "node:assert/strict";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { startToxiproxy } from "../../toxiproxy/server.ts";
import { pause, portOf, serveEcho, until } from "../toxiproxy/support/rig.ts";
import { order, type Order } from "./support/any-order.ts";
import { counterexample, type Effort } from "./support/effort.ts";
import { echoed } from "./support/target.ts";
import { throwAt } from "./support/throw-at.ts";

const LET_GO_WITHIN_MS = 10_000;

/** Sockets and timers that keep this process alive. */
function counted(): { readonly sockets: number; readonly timers: number } {
  const resources = process.getActiveResourcesInfo();
  return {
    sockets: resources.filter((name) => /^(?:TCP|GetAddrInfo)/u.test(name)).length,
    timers: resources.filter((name) => name === "Timeout").length,
  };
}

/** By a connection of its own, of which nothing is left behind. */
const ask = (port: number, { method, path, body }: Order): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** All in one write, so that each begins before the one before it is over. */
function askAtOnce(port: number, orders: readonly Order[]): Promise<string> {
  const texts = orders.map(({ method, path, body }) => {
    const json = body === undefined ? "" : JSON.stringify(body);
    return `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
  });
  return throwAt(port, [Buffer.from(texts.join(""))], "half-closes");
}

/** Clients that send, end and give up while all that goes on. */
function clients(port: number, count: number): readonly Socket[] {
  return Array.from({ length: count }, (_, n) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: n % 2 === 0 });
    socket.on("error", () => undefined);
    const asked = `POST /a HTTP/1.1\r\nContent-Length: ${n * 30_000}\r\n\r\n`;
    socket.resume().write(`${n % 2 === 0 ? asked : ""}${"x".repeat(n * 40_000 + 1)}`);
    if (n % 3 === 0) socket.end();
    return socket;
  });
}

/** Any changes, in any order and at once, under connections that come and go. */
export function liveChanges(effort: Effort): void {
  it("passes bytes again after any changes, and leaves no socket and no timer behind", async () => {
    const upstream = `127.0.0.1:${await serveEcho()}`;
    const property = fc.asyncProperty(
      fc.array(order, { maxLength: 12 }),
      fc.boolean(),
      async (orders, atOnce) => {
        const idle = counted();
        const server = await startToxiproxy({ seed: 1, config: [{ name: "p", upstream }] });
        const ours = clients(await listenOf(server.port), 4);
        if (atOnce) await askAtOnce(server.port, orders);
        else for (const one of orders) await ask(server.port, one);
        await ask(server.port, { method: "POST", path: "/populate", body: [{ name: "p", upstream }] });
        await ask(server.port, { method: "POST", path: "/reset" });
        assert.equal(await echoed(await listenOf(server.port), "hello"), "hello");
        for (const socket of ours) socket.destroy();
        await server.close();
        await until(
          () => counted().sockets <= idle.sockets && counted().timers <= idle.timers,
          LET_GO_WITHIN_MS,
        );
      },
    );
    expect(await counterexample(effort, 60, property)).toBeUndefined();
  });

  it("leaves no socket and no timer behind when it is closed in the middle of anything", async () => {
    const upstream = `127.0.0.1:${await serveEcho()}`;
    const many = {
      method: "POST",
      path: "/populate",
      body: Array.from({ length: 20 }, (_, n) => ({ name: `q${n}`, listen: "localhost:0", upstream })),
    };
    const orders = fc.array(fc.oneof({ weight: 3, arbitrary: order }, fc.constant(many)), {
      minLength: 1,
      maxLength: 8,
    });
    const property = fc.asyncProperty(orders, fc.nat(8), async (list, waits) => {
      const idle = counted();
      const server = await startToxiproxy({ seed: 1, config: [{ name: "p", upstream }] });
      const ours = clients(await listenOf(server.port), 3);
      const answers = askAtOnce(server.port, list);
      await pause(waits);
      await server.close();
      await answers;
      for (const socket of ours) socket.destroy();
      await until(
        () => counted().sockets <= idle.sockets && counted().timers <= idle.timers,
        LET_GO_WITHIN_MS,
      );
    });
    expect(await counterexample(effort, 60, property)).toBeUndefined();
  });
}

async function listenOf(port: number): Promise<number> {
  const { text } = await ask(port, { method: "GET", path: "/proxies/p" });
  return portOf((JSON.parse(text) as { listen: string }).listen);
}
