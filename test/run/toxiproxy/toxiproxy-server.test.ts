import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { EnvironmentError } from "../../../model/errors.ts";
import { ratio, seconds } from "../../../model/units.ts";
import { ask } from "../../../run/ask.ts";
import { portFinder } from "../../../run/ports.ts";
import { knock } from "../../../run/ready.ts";
import { findToxiproxy } from "../../../run/toxiproxy/find-toxiproxy.ts";
import { startServerProcess } from "../../../run/toxiproxy/server-process.ts";
import { ToxiproxyLinks } from "../../../run/toxiproxy/toxiproxy-links.ts";
import { isAlive } from "../../support/is-alive.ts";
import { need } from "../../support/needs.ts";

const tool = await need("toxiproxy-server");
const path = tool?.path ?? "";
const find = portFinder();
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const LATENCY = {
  type: "latency",
  attributes: { latency: 5, jitter: 0 },
  stream: "downstream",
  toxicity: ratio(1),
} as const;

const get = async (url: string): Promise<unknown> => JSON.parse((await ask(url, { timeoutMs: 5000 })).text);

describe.skipIf(tool === undefined)("toxiproxy-server as a child of ours", () => {
  it("is found with its version, started, killed and started again where it was", async () => {
    const source = await findToxiproxy({ kind: "server" });
    expect(source).toMatchObject({ name: `toxiproxy-server ${tool?.version}`, dialect: "server" });
    const toxiproxy = await source.start({ seed: 1, taken: new Set() });
    ends.push(toxiproxy.stop);
    const exits: string[] = [];
    toxiproxy.onExit((how) => exits.push(how));
    expect(await get(`${toxiproxy.url}/version`)).toEqual({ version: tool?.version });
    const { life } = toxiproxy;
    if (life.of === "theirs") throw new Error("it should be ours");
    const links = new ToxiproxyLinks(toxiproxy, "run");
    const port = await find();
    await links.open({ name: "edge", listen: `127.0.0.1:${port}`, upstream: toxiproxy.url.slice(7) });
    await links.poison("edge", LATENCY, seconds(9));
    await life.restart();
    expect(await get(`${toxiproxy.url}/proxies`)).toEqual({});
    expect(await links.standing()).toBe("lost");
    await links.mend();
    expect(await links.states()).toEqual([{ name: "edge", enabled: true, toxics: [] }]);
    await knock("127.0.0.1", port, 5000);
    await toxiproxy.stop();
    expect(exits).toEqual([]);
    await expect(get(`${toxiproxy.url}/version`)).rejects.toThrow("fetch failed");
  });

  it("tells when it ended and it was not us", async () => {
    const running = await startServerProcess(path, await find());
    const exit = new Promise<string>((resolve) => running.onExit(resolve));
    process.kill(running.pid, "SIGKILL");
    expect(await exit).toBe("signal SIGKILL");
    await running.stop();
  });

  it("says that its port is taken, even by another of its kind", async () => {
    const port = await find();
    const first = await startServerProcess(path, port);
    ends.push(first.stop);
    const starting = startServerProcess(path, port);
    await expect(starting).rejects.toThrow(EnvironmentError);
    await expect(starting).rejects.toThrow(/did not start: listen EADDRINUSE: address already in use/u);
  });

  it("says when there is no such program", async () => {
    await expect(startServerProcess("/nowhere/toxiproxy-server", await find())).rejects.toThrow(
      '"/nowhere/toxiproxy-server" did not start: spawn /nowhere/toxiproxy-server ENOENT.',
    );
  });

  it("ends though gameday is killed with SIGKILL", async () => {
    const module = join(import.meta.dirname, "../../../run/toxiproxy/server-process.ts");
    const code = `import { startServerProcess } from ${JSON.stringify(module)};
      const { pid } = await startServerProcess(${JSON.stringify(path)}, ${await find()});
      console.log(pid); setInterval(() => undefined, 1000);`;
    const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(createInterface({ input: parent.stdout }), "line");
    const pid = Number(line);
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    for (let looks = 0; looks < 400 && isAlive(pid); looks += 1) await delay(25);
    expect(isAlive(pid)).toBe(false);
  });
});
