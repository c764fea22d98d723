import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";

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
  it("ends with its parent's pipe when asked to, and not otherwise", async () => {
    const tied = run("--port", "0", "-seed=5", "--parent-pipe");
    const free = run("--port=0");
    await listening(tied);
    const at = await listening(free);
    tied.child.stdin?.end();
    free.child.stdin?.end();
    expect(await tied.exited).toBe(0);
    expect((await fetch(`http://${at}/version`)).status).toBe(200);
  });

  it("does not start with a config, a port or a flag that is wrong", async () => {
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
});
