import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { portFinder } from "../../run/ports.ts";

const servers: ReturnType<typeof createServer>[] = [];

const listenOn = async (port: number): Promise<void> => {
  const server = createServer().listen(port, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
};

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("ports of a run", () => {
  it("are free, below those that the kernel gives to outgoing connections, and handed out once", async () => {
    const find = portFinder();
    const ports = [await find(), await find(), await find()];
    expect(new Set(ports).size).toBe(3);
    expect(ports.every((port) => port >= 20_000 && port <= 32_000)).toBe(true);
    for (const port of ports) await listenOn(port);
  });

  it("skip one that somebody else holds", async () => {
    const taken = await portFinder(process.pid)();
    await listenOn(taken);
    expect(await portFinder(process.pid)()).not.toBe(taken);
  });

  it("skip those that are named already, though nobody holds them yet", async () => {
    const named = await portFinder(process.pid)();
    expect(await portFinder(process.pid, new Set([named]))()).not.toBe(named);
  });

  it("begin again at the lowest behind the highest", async () => {
    // 97 · 12 000 steps end where they began; 12 000 · n - 1 is the last place.
    const start =
      Array.from({ length: 12_000 }, (_, pid) => pid).find((pid) => (pid * 97) % 12_000 === 11_999) ?? 0;
    const find = portFinder(start);
    const ports = [await find(), await find(), await find(), await find()];
    expect(Math.min(...ports)).toBeLessThan(20_100);
    expect(Math.max(...ports)).toBeLessThanOrEqual(32_000);
  });
});
