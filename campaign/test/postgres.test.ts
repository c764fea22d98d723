import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { expect, it, onTestFinished } from "vitest";
import { unmet } from "../../test/support/needs.ts";
import { findNativeFolder } from "../postgres/find-native-folder.ts";
import { hydrateLinks, missingLinks } from "../postgres/hydrate-links.ts";
import { placeBinaries } from "../postgres/place-binaries.ts";
import { serverAccount } from "../postgres/server-account.ts";
import { temporary } from "./support/gotv-world.ts";
import { freePort, listens, startProgram, until } from "./support/start-program.ts";

const aCopyWithoutLinks = () => {
  const { path, remove } = temporary();
  const native = join(path, "native");
  mkdirSync(native);
  // Without the static libraries nothing needs.
  cpSync(findNativeFolder(), native, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith(".a"),
  });
  hydrateLinks(native);
  for (const name of readdirSync(join(native, "lib"))) {
    if (/^lib(?:pq|icuuc|icui18n|icudata)\.so(?:\.\d+)?$/.test(name)) rmSync(join(native, "lib", name));
  }
  return { native, remove };
};

it("a port in use is told in one message, with what to do", async () => {
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  const program = startProgram("postgres/main.ts", { PORT: String(port) });
  expect(await program.ended).toBe(1);
  expect(program.stderr()).toMatch(new RegExp(`cannot listen on 127.0.0.1:${port}.*\\n.*set PORT`));
  other.close();
});

it("an install without its links is completed", () => {
  const { native, remove } = aCopyWithoutLinks();
  expect(missingLinks(native).length).toBeGreaterThan(0);
  const { copy } = placeBinaries(native, serverAccount());
  expect(missingLinks(native)).toEqual([]);
  if (copy !== undefined) rmSync(copy, { recursive: true });
  remove();
});

const isRoot = process.getuid?.() === 0;
if (!isRoot) unmet("PostgreSQL is not started as another user, because only root can");

it.runIf(isRoot)("binaries its user cannot reach are copied to where it can", () => {
  // A fresh temporary folder is open to its owner alone, as /root is.
  const { native, remove } = aCopyWithoutLinks();
  const { copy, postgres } = placeBinaries(native, serverAccount());
  expect(postgres.startsWith(String(copy))).toBe(true);
  rmSync(String(copy), { recursive: true });
  remove();
});

const dataDirectory = async (port: number): Promise<string> => {
  const client = new Client(`postgres://postgres@127.0.0.1:${port}/gotv`);
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query("SHOW data_directory");
  await client.end();
  return String(rows[0].data_directory);
};

it("the folder goes when the program stops, even when it is killed", async () => {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    const port = await freePort();
    const program = startProgram("postgres/main.ts", { PORT: String(port) });
    onTestFinished(() => void program.child.kill());
    await listens(port);
    let folder = "";
    await until(async () => {
      folder = await dataDirectory(port).catch(() => "");
      return folder !== "";
    });
    expect(existsSync(folder)).toBe(true);
    expect(await program.stop(signal)).toBe(signal === "SIGTERM" ? 0 : null);
    await until(() => !existsSync(folder));
  }
});
