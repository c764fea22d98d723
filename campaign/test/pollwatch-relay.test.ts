import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { startRelay } from "../pollwatch-relay/start-relay.ts";
import { startPollwatch } from "../pollwatch/start-pollwatch.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { ownDatabase } from "./support/own-database.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { freePort, until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;
const marks = { card: "417-806952", voters: [1, 2, 3, 4, 5] };

const startHq = async () => {
  const { url } = await database.create();
  const folder = temporary();
  const mail = { host: "127.0.0.1", port: await freePort() };
  const hq = await startPollwatch({ port: 0, databaseUrl: url(), mail, folder: folder.path });
  cleanups.push(folder.remove, () => hq.close());
  return hq;
};

/** A relay before headquarters, over two lines of which the first can be broken. */
const aWorld = async (perSecond = 1_000, given?: { port: number }) => {
  const hq = given ?? (await startHq());
  const line = await openSlowLink(hq.port);
  const folder = temporary();
  cleanups.push(folder.remove, line.close);
  const start = async () => {
    const hqWays = { first: at(line.port), second: at(hq.port) };
    const relay = await startRelay({ port: 0, hq: hqWays, perSecond, folder: folder.path });
    cleanups.push(() => relay.close());
    const { port } = relay;
    const send = async (key: string, body: unknown = marks) =>
      await post(port, "/batches", body, { "Idempotency-Key": key });
    const turn = async (name: string, on = true) => await post(port, `/admin/${name}`, { on });
    const health = async (field: string) => Number(JSON.parse((await ask(port, "/healthz")).text)[field]);
    const drained = async () => await until(async () => (await health("backlog")) === 0);
    return { send, turn, health, drained };
  };
  const cut = (): void => {
    line.isCut = true;
    line.dropAll();
  };
  return { hq, line, cut, start, ledger: async () => (await ledger(hq.port)).sort() };
};

describe("while the line to headquarters is cut", () => {
  it("batches fail, asked again or not; held they wait, over a restart too, and count once when it is back", async () => {
    const { line, cut, start, ledger: stored } = await aWorld();
    const relay = await start();
    expect((await relay.send("b1")).status).toBe(201);
    cut();
    expect((await relay.send("b2")).status).toBe(503);
    await relay.turn("ask-again");
    expect((await relay.send("b2")).json.error).toBe("headquarters cannot be reached; keep your marks");
    await relay.turn("hold");
    const answers = await Promise.all(["b1", "b2", "b3", "b3"].map((key) => relay.send(key)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    await cleanups.pop()?.();
    line.isCut = false;
    const again = await start();
    await again.drained();
    expect(await stored()).toEqual(["b1", "b2", "b3"]);
  });

  it("the second line serves, and carries what was held too", async () => {
    const { cut, start, ledger: stored } = await aWorld();
    const relay = await start();
    cut();
    await relay.turn("hold");
    await relay.send("b1");
    await relay.turn("second-way");
    await relay.turn("hold", false);
    expect((await relay.send("b2")).status).toBe(201);
    await relay.drained();
    expect(await stored()).toEqual(["b1", "b2"]);
  });
});

/** Headquarters that notes which batches it took when, and answers 503 to those it has no room for. */
const aStrictHq = async (hasRoom: (arrived: number) => boolean = () => true) => {
  const taken: { key: string; at: number }[] = [];
  let arrived = 0;
  const server = createServer((request, response) => {
    arrived += 1;
    const isTaken = hasRoom(arrived);
    if (isTaken) taken.push({ key: String(request.headers["idempotency-key"]), at: performance.now() });
    request.resume().on("end", () => response.writeHead(isTaken ? 201 : 503).end("{}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const { port } = server.address() as { port: number };
  return { port, taken };
};

describe("what was held", () => {
  it("goes out no faster than its pace, and in uneven steps", async () => {
    const hq = await aStrictHq();
    const { start } = await aWorld(50, hq);
    const relay = await start();
    await relay.turn("hold");
    await Promise.all(Array.from({ length: 60 }, (_, index) => relay.send(`b${index}`)));
    await relay.drained();
    const steps = hq.taken.slice(1).map(({ at: then }, index) => then - (hq.taken[index]?.at ?? 0));
    // Each step is 10 to 30 ms at this pace; what comes late on a busy machine does not make the sum shorter.
    expect(steps.reduce((sum, step) => sum + step, 0)).toBeGreaterThan(59 * 10);
    expect(Math.max(...steps) - Math.min(...steps)).toBeGreaterThan(10);
  });

  it("stays held while headquarters answers 503, and what it took before is not sent again", async () => {
    const hq = await aStrictHq((arrived) => arrived <= 5 || arrived > 15);
    const { start } = await aWorld(1_000, hq);
    const relay = await start();
    await relay.turn("hold");
    const keys = Array.from({ length: 20 }, (_, index) => `b${index}`);
    await Promise.all(keys.map((key) => relay.send(key)));
    await relay.drained();
    expect(hq.taken.map(({ key }) => key).sort()).toEqual(keys.sort());
    expect(await relay.health("aside")).toBe(0);
  });

  it("does not hold up the end of the relay, and goes out after the next start", async () => {
    const hq = await aStrictHq();
    const { start } = await aWorld(2, hq);
    const relay = await start();
    await relay.turn("hold");
    const keys = Array.from({ length: 3 }, (_, index) => `b${index}`);
    await Promise.all(keys.map((key) => relay.send(key)));
    await until(() => hq.taken.length > 0);
    await cleanups.pop()?.();
    const takenBefore = hq.taken.length;
    const again = await start();
    await again.drained();
    expect(takenBefore).toBeLessThan(3);
    expect(new Set(hq.taken.map(({ key }) => key)).size).toBe(3);
  });

  it("and will never be taken is put aside, and holds up none behind it", async () => {
    const { start, ledger: stored } = await aWorld();
    const relay = await start();
    await relay.turn("hold");
    await relay.send("b1", { ...marks, card: "1220-865909" });
    await relay.send("b2");
    await relay.drained();
    expect([await stored(), await relay.health("aside")]).toEqual([["b2"], 1]);
  });
});

it("a batch without a key, or that is no JSON, is refused even while batches are held", async () => {
  const relay = await (await aWorld()).start();
  await relay.turn("hold");
  expect([(await relay.send("")).status, (await relay.send("b1", "{")).status]).toEqual([400, 400]);
  expect(await relay.health("backlog")).toBe(0);
});
