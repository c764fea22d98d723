import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { startBalancer } from "../balancer/start-balancer.ts";
import { startConsul } from "../consul/start-consul.ts";
import { Copy } from "../deployer/copy.ts";
import { Gate } from "../deployer/gate.ts";
import { readDeployerSettings, startDeployer } from "../deployer/start-deployer.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { freePort, until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const kept = async <T extends { close(): unknown }>(starting: Promise<T>): Promise<T> => {
  const running = await starting;
  cleanups.push(() => running.close());
  return running;
};

const at = (port: number): string => `127.0.0.1:${port}`;

/** Two copies behind a front, all of which find each other through Consul over a link that can be slow. */
const aWorld = async () => {
  const { url } = await database.create();
  const consul = await kept(startConsul({ port: 0, leader: undefined }));
  const link = await kept(openSlowLink(consul.port));
  const front = await kept(
    startBalancer({ port: 0, adminPort: 0, consul: `http://${at(link.port)}`, service: "rides" }),
  );
  const copyPorts = [await freePort(), await freePort()];
  const deployer = await kept(
    startDeployer(
      readDeployerSettings({
        PORT: "0",
        COPY_PORTS: copyPorts.join(","),
        DATABASE_URL: url(),
        CONSUL: at(link.port),
        FRONT: at(front.adminPort),
        SERVICE: "rides",
        BUILD: "41",
      }),
    ),
  );
  const taking = async () => JSON.parse((await ask(front.adminPort, "/healthz")).text).taking as number;
  await until(async () => (await taking()) === 2);
  const told = async () => JSON.parse((await ask(deployer.port, "/healthz")).text) as Record<string, unknown>;
  const turn = async (name: string, on = true) => await post(deployer.port, `/admin/${name}`, { on });
  const roll = async (builds: unknown) => await post(deployer.port, "/admin/builds", { builds });
  const ride = async (key: string, json: unknown = { precinct: 7, people: 2 }) =>
    await post(front.port, "/rides", json, { "Idempotency-Key": key });
  return { front, copyPorts, link, taking, told, turn, roll, ride };
};

/** Calls the front without a break until stopped; returns how many calls ended with which status. */
const callersOf = (port: number) => {
  const statuses = new Map<number, number>();
  const ending = new AbortController();
  const caller = async (path: string): Promise<void> => {
    while (!ending.signal.aborted) {
      const { status } = await ask(port, path);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const paths = [
    "/rides?precinct=1",
    "/rides?precinct=2",
    "/rides/next?precinct=3",
    "/rides/next?precinct=4",
  ];
  const calling = Promise.all(paths.map(caller));
  return async () => {
    ending.abort();
    await calling;
    return statuses;
  };
};

describe("a rollout while Consul is slow", () => {
  it("loses calls that the front sends to a copy which is gone", async () => {
    const { front, link, told, roll } = await aWorld();
    const end = callersOf(front.port);
    link.delayMs = 2_500;
    await roll(["42"]);
    await until(async () => JSON.stringify((await told())["builds"]) === '["42","42"]');
    const statuses = await end();
    expect(statuses.get(502) ?? 0).toBeGreaterThan(0);
  }, 60_000);

  it("loses none when each copy is drained at the front first, the longest call included", async () => {
    const { front, link, told, turn, roll } = await aWorld();
    const end = callersOf(front.port);
    link.delayMs = 2_500;
    await turn("drain");
    await roll(["42"]);
    await until(async () => JSON.stringify((await told())["builds"]) === '["42","42"]');
    const statuses = await end();
    expect([...statuses.keys()]).toEqual([200]);
  }, 60_000);
});

describe("a build that passes its health check and fails people", () => {
  it("is refused by the gate at its first copy and rolled back", async () => {
    const { told, turn, roll, ride, taking } = await aWorld();
    await turn("drain");
    await turn("gate");
    await roll(["43"]);
    const statuses = new Set<number>();
    let sent = 0;
    await until(async () => {
      await Promise.all(
        Array.from({ length: 10 }, async () => statuses.add((await ride(`r${sent++}`)).status)),
      );
      return (await told())["rolledBackMs"] !== null;
    }, 40_000);
    // The second copy has never left the good build.
    expect(await told()).toMatchObject({ builds: ["41", "41"], refused: ["43"], restarts: 2 });
    expect(statuses).toEqual(new Set([201, 500]));
    await until(async () => (await taking()) === 2);
    const after = await Promise.all([ride("x1"), ride("x2"), ride("x3")]);
    expect(after.map(({ status }) => status)).toEqual([201, 201, 201]);
  }, 60_000);

  it("stays on every copy when nobody looks, over a restart too", async () => {
    const { told, turn, roll, ride } = await aWorld();
    await roll(["43"]);
    await until(async () => JSON.stringify((await told())["builds"]) === '["43","43"]');
    await until(async () => (await ride("r1")).status === 500);
    expect((await ride("r2")).status).toBe(500);
    await turn("restart");
    await until(async () => (await told())["restarting"] === false);
    expect(await told()).toMatchObject({ builds: ["43", "43"], restarts: 4 });
    await until(async () => (await ride("r3")).status === 500);
  }, 60_000);
});

describe("the release board", () => {
  it("asks Consul, and tells what it said last when Consul is slow", async () => {
    const { front, copyPorts, link } = await aWorld();
    const board = async () => JSON.parse((await ask(front.port, "/copies")).text) as unknown;
    const ports: unknown = expect.arrayContaining(copyPorts);
    expect(await board()).toEqual({ from: "consul", ports });
    link.delayMs = 2_500;
    expect(await board()).toEqual({ from: "memory", ports });
  }, 60_000);
});

describe("a copy", () => {
  it("that does not get healthy has no build, so that it is started again", async () => {
    const { url } = await database.create();
    const inTheWay = createServer((socket) => socket.destroy());
    await once(inTheWay.listen(0, "127.0.0.1"), "listening");
    const { port } = inTheWay.address() as AddressInfo;
    const one = new Copy(port, url());
    cleanups.push(
      () => one.stop(),
      () => one.close(),
    );
    await expect(one.start("41")).rejects.toThrow(`The copy on port ${port} does not get healthy.`);
    expect(one.build).toBe("");
    inTheWay.close();
    await one.start("41");
    expect(one.build).toBe("41");
  }, 60_000);
});

describe("a ride", () => {
  it("is sent to a driver once, however often it is asked for, and tells who waits for one", async () => {
    const { front, copyPorts, ride } = await aWorld();
    const waiting = ask(front.port, "/rides/next?precinct=7");
    const answers = await Promise.all([ride("a"), ride("a"), ride("b")]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(JSON.parse((await waiting).text)).toMatchObject({ precinct: 7 });
    expect((await ledger(copyPorts[0] ?? 0)).sort()).toEqual(["a", "b"]);
    expect((await ride("c", { precinct: 0, people: 1 })).status).toBe(422);
    expect((await ride("c", { precinct: 1, people: 99 })).status).toBe(422);
    expect((await post(front.port, "/rides", { precinct: 1, people: 1 })).status).toBe(400);
  }, 60_000);

  it("cannot be rolled out in a build that nobody made", async () => {
    const { roll, told } = await aWorld();
    for (const builds of [["44"], "43", undefined]) expect((await roll(builds)).status).toBe(400);
    expect((await told())["builds"]).toEqual(["41", "41"]);
  }, 60_000);
});

const buildOf = (port: number) => (port === 1 ? "43" : "41");
const copy = (port: number, answered: number, failed: number) => ({ port, inFlight: 0, answered, failed });

describe("the gate", () => {
  it("counts by build, over its window, and not before there are enough calls", () => {
    const gate = new Gate();
    expect(gate.failing([copy(1, 0, 0), copy(2, 0, 0)], 0, buildOf)).toEqual([]);
    expect(gate.failing([copy(1, 100, 50), copy(2, 100, 0)], 500, buildOf)).toEqual([]);
    expect(gate.failing([copy(1, 100, 50), copy(2, 100, 0)], 1_500, buildOf)).toEqual(["43"]);
    gate.forget();
    expect(gate.failing([copy(1, 100, 50), copy(2, 100, 0)], 2_000, buildOf)).toEqual([]);
    expect(gate.failing([copy(1, 119, 60), copy(2, 300, 0)], 4_000, buildOf)).toEqual([]);
    expect(gate.failing([copy(1, 121, 60), copy(2, 400, 0)], 4_100, buildOf)).toEqual(["43"]);
  });
});
