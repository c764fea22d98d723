import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { measureLoad } from "../../../run/doctor/load.ts";
import { withProxiedTarget } from "../../../run/doctor/proxied-target.ts";
import { startNullTarget } from "../../../run/doctor/start-null-target.ts";
import { hostAndPort } from "../../../run/places.ts";
import { startChildrenWithTsx } from "../../support/with-tsx.ts";

beforeAll(startChildrenWithTsx);

const REQUEST = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";

async function open(place: { host: string; port: number }): Promise<Socket> {
  const socket = connect(place);
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

function aFile(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "gameday-doctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "parent.mjs"), script);
  return join(folder, "parent.mjs");
}

const listens = async (place: { host: string; port: number }): Promise<boolean> =>
  await open(place).then(
    () => true,
    () => false,
  );

describe("the target that does nothing", () => {
  it("answers each request once, however they are cut into packets", async () => {
    const target = await startNullTarget();
    onTestFinished(target.stop);
    const socket = await open(hostAndPort(target.address));
    let answers = "";
    socket.on("data", (chunk: Buffer) => (answers += chunk.toString()));
    const count = () => answers.split("HTTP/1.1 200 OK").length - 1;
    socket.write(REQUEST + REQUEST + REQUEST.slice(0, 25));
    await expect.poll(count).toBe(2);
    socket.write(REQUEST.slice(25));
    await expect.poll(count).toBe(3);
  });

  it("is gone when it is stopped, with a connection open", async () => {
    const target = await startNullTarget();
    const place = hostAndPort(target.address);
    await open(place);
    await target.stop();
    expect(await listens(place)).toBe(false);
  });

  it("ends with a parent that is killed, its connections too", async () => {
    const module = new URL("../../../run/doctor/start-null-target.ts", import.meta.url).href;
    const file = aFile(
      `import("${module}").then(async (m) => console.log((await m.startNullTarget()).address))`,
    );
    const parent = spawn(process.execPath, ["--import", "tsx", file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void parent.kill("SIGKILL"));
    const [line] = await once(createInterface({ input: parent.stdout }), "line");
    const place = hostAndPort(String(line));
    const closed = once(await open(place), "close");
    parent.kill("SIGKILL");
    await closed;
    await expect.poll(async () => await listens(place), { timeout: 10_000 }).toBe(false);
  });
});

describe("the proxied target", () => {
  it("is reached through the proxy, and both are gone behind the work", async () => {
    const place = await withProxiedTarget(async (target) => {
      const reply = await fetch(`http://${target.host}:${target.port}/`);
      expect(await reply.text()).toBe("ok");
      return target;
    });
    expect(await listens(place)).toBe(false);
  });

  it("is gone behind work that fails too", async () => {
    let place = { host: "", port: 0 };
    const work = withProxiedTarget(async (target) => {
      place = target;
      throw new Error("too bad");
    });
    await expect(work).rejects.toThrow("too bad");
    expect(await listens(place)).toBe(false);
  });

  it("that cannot start is a finding of the doctor, and no error", async () => {
    process.execArgv = ["--import", "data:text/javascript,process.exit(5)"];
    onTestFinished(startChildrenWithTsx);
    const load = await measureLoad(new AbortController().signal, () => undefined);
    expect(load).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("did not start") as string,
    });
  });
});
