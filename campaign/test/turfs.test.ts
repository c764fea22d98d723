import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { CacheClient } from "../cache/client.ts";
import { Turfs } from "../core/turfs.ts";
import { freePort, listens, startProgram, until } from "./support/start-program.ts";

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A real cache, and a count that is slow enough to be asked for again before it is done. */
const aCache = async () => {
  const port = await freePort();
  const program = startProgram("cache/main.ts", { PORT: String(port) });
  const client = new CacheClient({ host: "127.0.0.1", port });
  cleanups.push(
    () => program.stop(),
    () => client.close(),
  );
  await listens(port);
  let counts = 0;
  const countTurf = async (turf: number): Promise<string> => {
    counts += 1;
    await pause(30);
    return `{"turf":${turf}}`;
  };
  const turfs = new Turfs({ countTurf }, { client, seconds: 300 });
  const isKept = async () => (await client.get("turf-1").catch(() => undefined)) !== undefined;
  const askAll = async (): Promise<number> => {
    const before = counts;
    await Promise.all(Array.from({ length: 20 }, () => turfs.get(1)));
    return counts - before;
  };
  await until(async () => (await turfs.get(1)) !== undefined && (await isKept()));
  return { port, program, turfs, isKept, askAll };
};

describe("without its cache", () => {
  it("counts for everybody who asks, until one count is shared", async () => {
    const { port, program, turfs, isKept, askAll } = await aCache();
    expect(await askAll()).toBe(0);
    const flush = startProgram("flush/main.ts", { CACHE: `127.0.0.1:${port}` });
    expect(await flush.ended).toBe(0);
    expect(await isKept()).toBe(false);
    await program.stop();
    expect(await askAll()).toBe(20);
    turfs.coalesce(true);
    expect(await askAll()).toBe(1);
  });

  it("cannot be emptied when it is not there, and says so", async () => {
    const flush = startProgram("flush/main.ts", { CACHE: `127.0.0.1:${await freePort()}` });
    expect(await flush.ended).toBe(1);
    expect(flush.stderr()).toMatch(/could not be emptied: .*refused/iu);
  });
});
