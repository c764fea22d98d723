import { randomUUID } from "node:crypto";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { ownDatabase } from "./support/own-database.ts";
import { ask, contact, ledger, nextVoter, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import type { Program } from "./support/start-program.ts";
import { campaignFolder, freePort, listens, startProgram, until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const aPlace = async () => {
  const { url } = await database.create();
  const link = await openSlowLink(database.port);
  const outbox = temporary();
  const port = await freePort();
  cleanups.push(outbox.remove, link.close);
  const env = { PORT: String(port), DATABASE_URL: url(link.port), OUTBOX_DIR: outbox.path, VOTERS: "12800" };
  return { port, env, link, outbox };
};

const started = async (main: string, env: Record<string, string>): Promise<Program> => {
  const program = startProgram(main, env);
  cleanups.push(() => program.stop("SIGKILL"));
  await listens(Number(env["PORT"]));
  return program;
};

/** Contacts without a pause; resolves with the keys that were acknowledged. */
const sendUntil = (port: number) => {
  const acknowledged: string[] = [];
  const stopping = new AbortController();
  const caller = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const key = randomUUID();
      const status = await contact(port, key).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 201 || status === 202) acknowledged.push(key);
      else await pause(20);
    }
  };
  const callers = Promise.all(Array.from({ length: 20 }, caller));
  const stop = async (): Promise<string[]> => {
    stopping.abort();
    await callers;
    return acknowledged;
  };
  return { acknowledged, stop };
};

it("one dropped connection that nobody was using kills the service", async () => {
  const { env, port, link } = await aPlace();
  const service = await started("gotv/main.ts", env);
  expect((await contact(port)).status).toBe(201);
  link.dropAll();
  expect(await service.ended).not.toBe(0);
  expect(service.stderr()).toContain("Unhandled 'error' event");
});

it("dropped connections kill the service, and restart=always with the failure state brings it back", async () => {
  const { env, port, link } = await aPlace();
  const control = await freePort();
  const main = join(campaignFolder, "gotv/main.ts");
  const command = JSON.stringify([process.execPath, "--import", "tsx", main]);
  // The supervisor passes its environment on, so the service's PORT travels in the command.
  const unit = JSON.stringify(["/usr/bin/env", `PORT=${port}`, ...(JSON.parse(command) as string[])]);
  const supervisor = await started("supervisor/main.ts", {
    ...env,
    PORT: String(control),
    UNIT_COMMAND: unit,
  });
  const status = async () => (await ask(control, "/unit")).json;
  await listens(port);
  const load = sendUntil(port);
  await until(() => load.acknowledged.length > 200);
  link.isCut = true;
  link.dropAll();
  await until(async () => (await status()).state === "dead");
  await pause(500);
  expect(await status()).toEqual({ state: "dead", pid: null, restart: "no", restarts: 0 });
  expect(supervisor.stderr()).toContain("Unhandled 'error' event");

  const ordered = await post(control, "/unit", { restart: "always", start: true });
  expect(ordered.json).toMatchObject({ state: "running", restart: "always", restarts: 1 });
  await listens(port);
  await post(port, "/admin/degraded", { on: true });
  const before = load.acknowledged.length;
  await until(() => load.acknowledged.length > before + 200);
  expect((await nextVoter(port, 4)).status).toBe(200);

  const { pid } = await status();
  process.kill(pid, "SIGKILL");
  await until(async () => (await status()).restarts === 2);
  await listens(port);
  expect((await ask(port, "/healthz")).json.state).toBe("queue-writes");
  const after = load.acknowledged.length;
  await until(() => load.acknowledged.length > after + 200);
  link.isCut = false;
  link.dropAll();
  const keys = await load.stop();
  await post(port, "/admin/degraded", { on: false });
  await until(async () => (await ask(port, "/healthz")).json.outbox === 0);
  const listed = await ledger(port);
  expect(new Set(listed).size).toBe(listed.length);
  expect(keys.filter((key) => !listed.includes(key))).toEqual([]);

  const last = (await status()).pid;
  await supervisor.stop("SIGKILL");
  await until(() => {
    try {
      return !process.kill(last, 0);
    } catch {
      return true;
    }
  });
});

it("an outbox survives kills while it fills and while it drains: nothing lost, nothing twice", async () => {
  const { env, port, outbox, link } = await aPlace();
  let program = await started("gotv/main.ts", env);
  await post(port, "/admin/degraded", { on: true });
  const load = sendUntil(port);
  await until(() => load.acknowledged.length > 1_000);
  await program.stop("SIGKILL");
  for (const name of readdirSync(outbox.path).filter((file) => file.startsWith("outbox-"))) {
    appendFileSync(join(outbox.path, name), '["half-a-line');
  }
  program = await started("gotv/main.ts", env);
  const before = load.acknowledged.length;
  await until(() => load.acknowledged.length > before + 500);
  const keys = await load.stop();
  expect((await ask(port, "/healthz")).json.outbox).toBeGreaterThanOrEqual(keys.length);
  link.delayMs = 50;
  await post(port, "/admin/degraded", { on: false });
  await pause(400);
  await program.stop("SIGKILL");
  link.delayMs = 0;
  await started("gotv/main.ts", env);
  await until(async () => (await ask(port, "/healthz")).json.outbox === 0);
  const listed = await ledger(port);
  expect(new Set(listed).size).toBe(listed.length);
  const stored = new Set(listed);
  expect(keys.filter((key) => !stored.has(key))).toEqual([]);
  await until(() => !readdirSync(outbox.path).some((name) => name.startsWith("outbox-")));
});

it("a service that is degraded lives through dropped connections", async () => {
  const { env, port, link } = await aPlace();
  const program = await started("gotv/main.ts", env);
  const load = sendUntil(port);
  await until(() => load.acknowledged.length > 100);
  link.delayMs = 2_000;
  await pause(100);
  await post(port, "/admin/degraded", { on: true });
  link.dropAll();
  const before = load.acknowledged.length;
  await until(() => load.acknowledged.length > before + 200);
  await load.stop();
  expect(program.child.exitCode).toBeNull();
});
