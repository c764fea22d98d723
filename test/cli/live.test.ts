import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { main } from "../../cli/main.ts";
import { fakeConsole } from "../support/fake-console.ts";

const taken = createServer();
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gameday-live-"));
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  await once(taken.listen(0, "127.0.0.1"), "listening");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  taken.close();
  await once(taken, "close");
  rmSync(folder, { recursive: true, force: true });
});

async function gameday(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}

it.each([
  [["run", "--live", "my-day.yaml"], "my-day.yaml"],
  [["run", "--live", "gotv-election-day", "--stay"], "gotv-election-day"],
  [["rehearse", "--live", "database-slow"], "database-slow"],
])("gameday %j: what follows --live is no scenario", async (args, named) => {
  const { code, err } = await gameday(...args);
  expect(code).toBe(2);
  expect(err).toContain(`"${named}" is no port`);
  expect(err).toContain("Put --live last for any free port, or write --live=8080.");
});

it.each(["65536", "-1", "8080.5", "123456"])("gameday run --live=%s: no such port", async (text) => {
  const { code, err } = await gameday("run", `--live=${text}`);
  expect(code).toBe(2);
  expect(err).toContain(`argument '${text}' is invalid. It must be a port`);
});

it.each([
  ["run", []],
  ["rehearse", ["database-slow"]],
])("gameday %s refuses a port that is taken before anything is made", async (command, args) => {
  const { port } = taken.address() as AddressInfo;
  const out = join(folder, "runs");
  const { code, err } = await gameday(command, ...args, "--live", String(port), "--out", out);
  expect(code).toBe(3);
  expect(err).toContain(`port "${port}": another program of this machine listens there`);
  expect(err).toContain("Write --live alone for any free port");
  expect(existsSync(out)).toBe(false);
});
