import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { open, portOf, serveEcho } from "./support/rig.ts";

const MAIN = fileURLToPath(new URL("../../toxiproxy/main.ts", import.meta.url));

interface Process {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  readonly exited: Promise<number | null>;
}

function run(...args: string[]): Process {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.err += chunk.toString()));
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, output, exited: once(child, "exit").then(([code]) => code as number | null) };
}

async function listening({ child, output }: Process): Promise<string> {
  while (!output.out.includes("\n")) await once(child.stdout ?? child, "data");
  return (JSON.parse(output.out) as { listening: string }).listening;
}

async function configFile(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "toxiproxy-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "config.json"), JSON.stringify(content));
  return join(folder, "config.json");
}

describe("the process", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "4: ends with 0 on %s, and its connections with it",
    async (signal) => {
      const config = await configFile([
        {
          name: "p",
          listen: "127.0.0.1:0",
          upstream: `127.0.0.1:${await serveEcho()}`,
          toxics: [{ type: "noop" }],
        },
      ]);
      const server = run("-port", "0", "-config", config, "-seed=5");
      const at = await listening(server);
      expect(at).toMatch(/^127\.0\.0\.1:\d+$/);
      const proxies = (await (await fetch(`http://${at}/proxies`)).json()) as {
        p: { listen: string; toxics: unknown[] };
      };
      expect(proxies.p.toxics).toHaveLength(1);
      const peer = await open(portOf(proxies.p.listen));
      peer.socket.write("x");
      await peer.receives(1);
      server.child.kill(signal);
      expect(await peer.ends()).toBe("end");
      expect(await server.exited).toBe(0);
      expect(server.output.err).toBe("");
    },
  );

  it("ends with its parent's pipe when asked to, and not otherwise", async () => {
    const tied = run("--port", "0", "--parent-pipe");
    const free = run("--port=0");
    await listening(tied);
    const at = await listening(free);
    tied.child.stdin?.end();
    free.child.stdin?.end();
    expect(await tied.exited).toBe(0);
    expect((await fetch(`http://${at}/version`)).status).toBe(200);
  });

  it("2: does not start with a config, a port or a flag that is wrong", async () => {
    const config = await configFile([{ name: "p" }]);
    const wrong = [
      run("-port", "0", "-config", config),
      run("-port", "0", "-config", "/nowhere.json"),
      run("-port", "x"),
      run("-nonsense"),
    ];
    for (const { exited, output } of wrong) {
      expect(await exited).toBe(1);
      expect(output.out).toBe("");
      expect(output.err).toMatch(/^toxiproxy: .+/);
    }
  });

  it("tells its version", async () => {
    const { exited, output } = run("-version");
    expect(await exited).toBe(0);
    expect(output.out).toMatch(/^toxiproxy-server version 2\.12\.0/);
  });
});
