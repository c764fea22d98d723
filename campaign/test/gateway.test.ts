import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startConductor } from "../conductor/start-conductor.ts";
import { startConsul } from "../consul/start-consul.ts";
import { Lanes } from "../gateway/lanes.ts";
import type { GatewaySwitch } from "../gateway/rules.ts";
import { gatewaySwitches, Rules } from "../gateway/rules.ts";
import { startGateway } from "../gateway/start-gateway.ts";
import { TokenKeys } from "../gateway/token-keys.ts";
import { SigningKeys } from "../identity/signing-keys.ts";
import { startIdentity } from "../identity/start-identity.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { Switches } from "../service/switches.ts";
import { startTool } from "../tool/start-tool.ts";
import { startVault } from "../vault/start-vault.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { freePort, until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const kept = async <T extends Running>(starting: Promise<T>): Promise<T> => {
  const running = await starting;
  cleanups.push(() => running.close());
  return running;
};

const linked = async (port: number) => {
  const link = await openSlowLink(port);
  cleanups.push(link.close);
  return link;
};

const token = "rehearsal";
const on = (port: number): string => `http://127.0.0.1:${port}`;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token of this identity service. */
const tokenFrom = async (port: number): Promise<string> => {
  const headers = { authorization: `Basic ${Buffer.from("ada:secret").toString("base64")}` };
  const { text } = await ask(port, "/oauth2/token", { method: "POST", headers });
  return (JSON.parse(text) as { access_token: string }).access_token;
};

/** Two tools behind the gateway, with a link to everything that the gateway asks. */
const aWorld = async (switches: readonly GatewaySwitch[] = [], rollMs = 86_400_000) => {
  const { url } = await database.create();
  const consul = await kept(startConsul({ port: 0, leader: undefined }));
  const vault = await kept(startVault({ port: 0, token }));
  const identity = await kept(startIdentity({ port: 0, rollMs }));
  const links = {
    consul: await linked(consul.port),
    vault: await linked(vault.port),
    identity: await linked(identity.port),
  };
  const aTool = async (name: string) => {
    const port = await freePort();
    const link = await linked(port);
    const neighbours = { consul: on(consul.port), vault: on(vault.port), vaultToken: token };
    const address = { host: "127.0.0.1", port: link.port };
    await kept(startTool({ name, port, address, databaseUrl: url(), ...neighbours }));
    return { port, link };
  };
  const events = await aTool("events");
  const travel = await aTool("travel");
  const folder = temporary();
  cleanups.push(folder.remove);
  const aGateway = async () => {
    const adminPort = await freePort();
    const settings = { port: 0, adminPort, vaultToken: token, folder: folder.path, on: switches };
    const { consul, vault, identity } = links;
    const neighbours = { consul: on(consul.port), vault: on(vault.port), identity: on(identity.port) };
    const running = await kept(startGateway({ ...settings, ...neighbours }));
    return { port: running.port, adminPort, close: () => running.close() };
  };
  const gateway = await aGateway();
  const turn = async (name: GatewaySwitch, isOn = true) =>
    await post(gateway.adminPort, `/admin/${name}`, { on: isOn });
  const bearer = await tokenFrom(identity.port);
  const read = async (path = "/events/shifts?day=3", port = gateway.port) =>
    await ask(port, path, { headers: { authorization: `Bearer ${bearer}` } });
  return { consul, vault, identity, links, events, travel, gateway, aGateway, turn, read, bearer };
};

const dropped = (link: { isCut: boolean; dropAll: () => void }): void => {
  link.isCut = true;
  link.dropAll();
};

describe("a gateway that asks Consul and Vault on every call", () => {
  it("finds no tool when they are gone, however patient it is, and every tool with what it knew last", async () => {
    const { links, turn, read } = await aWorld();
    expect((await read()).status).toBe(200);
    dropped(links.consul);
    dropped(links.vault);
    expect((await read()).status).toBe(502);
    await turn("more-patience");
    expect((await read()).status).toBe(502);
    await turn("last-known-good");
    expect((await read()).status).toBe(200);
  });

  it("has the last known addresses on disk, so that a new process needs no Consul", async () => {
    const { links, gateway, aGateway, read } = await aWorld(["last-known-good"]);
    await read();
    await gateway.close();
    dropped(links.consul);
    const { port } = await aGateway();
    expect((await read("/events/shifts?day=3", port)).status).toBe(200);
    expect((await read("/travel/shifts?day=3", port)).status).toBe(502);
  });

  it("learns of an address that is new behind its callers' backs", async () => {
    const { consul, events, read } = await aWorld(["last-known-good"]);
    await read();
    const json = { Name: "events", ID: `events-${events.link.port}`, Address: "127.0.0.1", Port: 9 };
    await ask(consul.port, "/v1/agent/service/register", { method: "PUT", body: json });
    await expect.poll(async () => (await read()).status, { timeout: 10_000 }).toBe(502);
  });

  it("does not believe Consul that nobody is left, once it knows somebody", async () => {
    const { consul, events, read } = await aWorld(["last-known-good"]);
    await read();
    const path = `/v1/agent/service/deregister/events-${events.link.port}`;
    for (let round = 0; round < 3; round += 1) {
      await ask(consul.port, path, { method: "PUT" });
      expect((await read()).status).toBe(200);
      await pause(600);
    }
  });

  it("is refused by a sealed Vault, and goes on with the key it knew", async () => {
    const { vault, turn, read } = await aWorld();
    await read();
    const headers = { "x-vault-token": token };
    expect((await ask(vault.port, "/v1/sys/seal", { method: "PUT", headers })).status).toBe(204);
    expect((await ask(vault.port, "/v1/sys/health")).status).toBe(503);
    expect(await read()).toMatchObject({ status: 503, json: { error: "Vault answered 503" } });
    await turn("last-known-good");
    expect((await read()).status).toBe(200);
    await ask(vault.port, "/v1/sys/unseal", { method: "PUT", body: { key: token } });
    await turn("last-known-good", false);
    expect((await read()).status).toBe(200);
  });
});

describe("a gateway whose calls share one lane", () => {
  it("lets one slow tool hold all of them, until each tool has a lane of its own", async () => {
    const { travel, turn, read, gateway } = await aWorld(["last-known-good", "keep-keys"]);
    await read();
    await read("/travel/shifts?day=3");
    travel.link.delayMs = 2_000;
    const slow = Array.from({ length: 45 }, () => read("/travel/shifts?day=3"));
    const waiting = async () =>
      (JSON.parse((await ask(gateway.adminPort, "/healthz")).text) as { waiting: number }).waiting;
    await until(async () => (await waiting()) === 5);
    const behind = read();
    await until(async () => (await waiting()) === 6);
    await turn("limits");
    // All were let in at once, while the forty still hold the shared lane.
    expect(await waiting()).toBe(0);
    expect((await behind).status).toBe(200);
    const statuses = (await Promise.all(slow)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 504]));
    const many = await Promise.all(Array.from({ length: 24 }, () => read("/travel/shifts?day=3")));
    const times = (wanted: number) => many.filter(({ status }) => status === wanted).length;
    expect([times(504), times(503)]).toEqual([20, 4]);
  });
});

describe("the lane that all calls share", () => {
  it("does no work for a caller who has left while waiting, and lets the next one in", async () => {
    const lanes = new Lanes({ workers: () => 1, isApart: () => false, width: 1 });
    const door = new EventEmitter();
    const held = once(door, "open");
    const first = lanes.run(
      "events",
      () => false,
      () => held,
    );
    const done: string[] = [];
    const left = lanes.run(
      "events",
      () => true,
      async () => done.push("left"),
    );
    const stayed = lanes.run(
      "events",
      () => false,
      async () => done.push("stayed"),
    );
    expect(lanes.waiting).toBe(2);
    door.emit("open", "first");
    await expect(first).resolves.toEqual(["first"]);
    await expect(left).rejects.toThrow("the caller has left");
    await stayed;
    expect(done).toEqual(["stayed"]);
  });
});

describe("a gateway that asks for the keys of its tokens on every call", () => {
  it("lets nobody in when they cannot be had, and everybody with the keys it knew", async () => {
    const { links, turn, read } = await aWorld();
    await read();
    dropped(links.identity);
    expect((await read()).status).toBe(502);
    await turn("keep-keys");
    expect((await read()).status).toBe(200);
  });

  it("refuses a token that is none, is signed by others or chooses its own check", async () => {
    const { bearer, gateway } = await aWorld(["keep-keys"]);
    const [head, body, signature] = bearer.split(".");
    const other = await kept(startIdentity({ port: 0, rollMs: 86_400_000 }));
    const forged = await tokenFrom(other.port);
    const claims = part({ sub: "eve", exp: 9_999_999_999 });
    const wrong = ["x", forged, `${head}.${claims}.${signature}`, `${part({ alg: "none" })}.${body}.`];
    for (const each of wrong) {
      const headers = { authorization: `Bearer ${each}` };
      expect((await ask(gateway.port, "/events/shifts?day=3", { headers })).status).toBe(401);
    }
    expect((await ask(gateway.port, "/events/shifts?day=3")).status).toBe(401);
  });

  it("refuses a token whose time is over", async () => {
    const keys = await SigningKeys.make();
    const server = createHttpServer({ "GET /.well-known/jwks.json": (_, res) => send(res, 200, keys.jwks) });
    const port = await listen(server, 0);
    cleanups.push(() => closeServer(server));
    const tokens = new TokenKeys(on(port), new Rules(new Switches(gatewaySwitches)));
    cleanups.push(() => tokens.close());
    await expect(tokens.check(`Bearer ${keys.sign("ada", 60)}`)).resolves.toBe("ada");
    await expect(tokens.check(`Bearer ${keys.sign("ada", -60)}`)).rejects.toThrow("sign in first");
  });

  it("knows the next key before it signs, so that a roll locks nobody out", async () => {
    const { links, identity, read, gateway } = await aWorld(["keep-keys"], 1_500);
    await read();
    const kids = async () => {
      const { keys } = JSON.parse((await ask(identity.port, "/.well-known/jwks.json")).text) as {
        keys: { kid: string }[];
      };
      return keys.map(({ kid }) => kid).join();
    };
    const before = await kids();
    dropped(links.identity);
    await until(async () => (await kids()) !== before);
    const rolled = await tokenFrom(identity.port);
    const headers = { authorization: `Bearer ${rolled}` };
    expect((await ask(gateway.port, "/events/shifts?day=3", { headers })).status).toBe(200);
  });
});

describe("the tools behind the gateway", () => {
  it("enter an assignment once however often its form is sent, by browsers that Conductor signed in", async () => {
    const { gateway, identity, events } = await aWorld();
    const settings = { gateway: on(gateway.port), identity: on(identity.port), client: "staff:rehearsal" };
    const { port } = await kept(startConductor({ port: 0, ...settings }));
    await until(async () => (await ask(port, "/healthz")).status === 200);
    const assign = async (key: string, shift: unknown = 7) =>
      await post(port, "/events/assignments", { shift, person: 3 }, { "Idempotency-Key": key });
    const answers = await Promise.all([assign("a1"), assign("a1"), assign("a2")]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await ledger(events.port)).sort()).toEqual(["a1", "a2"]);
    expect((await assign("a3", 0)).status).toBe(422);
    expect((await ask(port, "/nobody/shifts")).status).toBe(502);
  });

  it("answer nobody who does not come through the gateway", async () => {
    const { events } = await aWorld();
    expect((await ask(events.port, "/shifts?day=3")).status).toBe(401);
  });
});
