import { expect, it } from "vitest";
import { open, portOf, rigOn, serveEcho, until } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";
import { jsonFile, start } from "./support/process.ts";

const proxy = { name: "p", listen: "127.0.0.1:0", upstream: "127.0.0.1:9" };

const problem = ({ listen }: { listen: string }): string =>
  `listen tcp ${listen}: bind: address already in use`;

onBoth("c-A the process", (backend) => {
  it.concurrent("c1 takes its flags and LOG_LEVEL, prints nothing but JSON lines, and tells its version", async () => {
    const flags = ["-seed", "7", "-runtime-metrics", "-proxy-metrics"];
    const { server, output } = await backend.process({ flags, config: [proxy], env: { LOG_LEVEL: "debug" } });
    expect(Object.keys((await rigOn(server).call("GET", "/proxies")).json)).toEqual(["p"]);
    await until(() => output.out.endsWith("\n"));
    for (const line of output.out.trim().split("\n")) expect(JSON.parse(line)).toBeTypeOf("object");
    expect(output.err).toBe("");

    const version = start({ ...backend.command, args: [...backend.command.args, "-version"] });
    expect(await version.exited).toBe(0);
    expect(version.output.out).toMatch(/^toxiproxy-server version \S+\n$/);
  });

  it.concurrent("c2 does not start with a config that is wrong, or starts with what worked of it", async () => {
    const port = portOf(
      (await rigOn((await backend.process()).server).call("POST", "/proxies", proxy)).json.listen,
    );
    const taken = { ...proxy, name: "taken", listen: `127.0.0.1:${port}` };
    const seen = await backend.on({ server: startedWith, embedded: refused })([proxy, taken]);
    expect(seen).toEqual(backend.on({ server: ["p"], embedded: [1, "", `toxiproxy: ${problem(taken)}\n`] }));
    async function startedWith(config: readonly unknown[]): Promise<unknown[]> {
      const { call } = rigOn((await backend.process({ config })).server);
      return Object.keys((await call("GET", "/proxies")).json);
    }
    async function refused(config: readonly unknown[]): Promise<unknown[]> {
      const { file, args } = backend.command;
      const run = start({ file, args: [...args, "-port", "0", "-config", await jsonFile(config)] });
      return [await run.exited, run.output.out, run.output.err];
    }
  });

  it.concurrent("c3 applies the toxics of a config and of /populate, or ignores them", async () => {
    const latency = { type: "latency", attributes: { latency: 5 } };
    const { server } = await backend.process({ config: [{ ...proxy, toxics: [latency] }] });
    const { call } = rigOn(server);
    await call("POST", "/populate", [{ ...proxy, name: "q", toxics: [latency] }]);
    const all = (await call("GET", "/proxies")).json;
    const applied = [{ name: "latency_downstream", attributes: { latency: 5, jitter: 0 } }];
    for (const { toxics } of [all.p, all.q]) {
      expect(toxics).toMatchObject(backend.on({ embedded: applied, server: [] }));
      expect(toxics).toHaveLength(backend.on({ embedded: 1, server: 0 }));
    }
    const wrong = await call("POST", "/populate", [{ ...proxy, name: "r", toxics: [{ type: "nope" }] }]);
    expect(wrong.status).toBe(backend.on({ embedded: 400, server: 201 }));
  });

  it.concurrent.each(["SIGTERM", "SIGINT"] as const)(
    "c4 ends with 0 on %s, its connections with it, and keeps nothing",
    async (signal) => {
      const upstream = `127.0.0.1:${await serveEcho()}`;
      const { server, child, exited } = await backend.process({ config: [{ ...proxy, upstream }] });
      const port = portOf((await rigOn(server).call("GET", "/proxies/p")).json.listen);
      const peer = await open(port);
      peer.socket.write("x");
      await peer.receives(1);
      child.kill(signal);
      expect(await peer.ends()).toBe("end");
      expect(await exited).toBe(0);
      for (const gone of [port, server.port]) expect((await open(gone)).errorCode).toBe("ECONNREFUSED");
      const again = await backend.process();
      expect((await rigOn(again.server).call("GET", "/proxies")).text).toBe("{}");
    },
  );
});
