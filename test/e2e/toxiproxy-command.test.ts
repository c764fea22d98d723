import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import { ROOT, runCli } from "./support/run-cli.ts";

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill("SIGKILL");
});

/** Starts the command as a person does, and waits for the address that it prints. */
async function start(command: string, args: readonly string[]): Promise<string> {
  const started = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  child = started;
  for await (const line of createInterface({ input: started.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error("it ended before it said where it listens");
}

const isGone = async (url: string): Promise<boolean> =>
  fetch(`${url}/version`, { signal: AbortSignal.timeout(1000) }).then(
    () => false,
    () => true,
  );

describe("gameday toxiproxy", () => {
  it.each([
    ["SIGINT", process.execPath, ["--import", "tsx", "cli/bin.ts"]],
    ["SIGTERM", process.execPath, ["--import", "tsx", "cli/bin.ts"]],
    ["SIGTERM", "npm", ["run", "--silent", "gameday", "--"]],
  ] as const)("ends on %s, given to %s", async (signal, command, args) => {
    const url = await start(command, [...args, "toxiproxy", "--port", "0"]);
    expect(await isGone(url)).toBe(false);
    child?.kill(signal);
    if (child?.exitCode === null && child.signalCode === null) await once(child, "exit");
    await expect.poll(() => isGone(url), { timeout: 5000 }).toBe(true);
  });

  it("says which address is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { code, stderr } = await runCli(["toxiproxy", "--port", String(port)]);
    server.close();
    expect(stderr).toContain(`The address "127.0.0.1:${port}" is already in use.`);
    expect(code).toBe(3);
  });
});
