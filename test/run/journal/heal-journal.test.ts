import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Undo } from "../../../model/journal.ts";
import { healJournal } from "../../../run/journal/heal-journal.ts";
import { identityOf, isAlive } from "../../../run/journal/identity.ts";
import { RunJournal } from "../../../run/journal/journal.ts";
import { portFinder } from "../../../run/ports.ts";
import { startToxiproxy } from "../../../toxiproxy/server.ts";

let folder: string;
let journal: RunJournal;
const ends: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-heal-"));
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  mkdirSync(join(folder, "record"));
  journal = new RunJournal("a-run", folder).begun();
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const begin = (what: string, undo: Undo): number => journal.begin({ what, before: "not there", undo });
const heal = () => healJournal(journal.path, "heal", "a test");
const command = (text: string, moot = false): Undo => ({
  kind: "step",
  action: { kind: "run", command: text },
  cwd: folder,
  moot,
});

describe("healing what a dead run left", () => {
  it("takes back the last first, and a second time there is nothing to do", async () => {
    begin("one", command("echo one >> order"));
    begin("two", command("echo two >> order"));
    expect((await heal()).map(({ what, ok }) => [what, ok])).toEqual([
      ["two", true],
      ["one", true],
    ]);
    expect(existsSync(journal.path)).toBe(false);
    expect(existsSync(join(folder, "record", "journal.jsonl"))).toBe(true);
    expect(await heal()).toEqual([]);
  });

  it("goes on when one fails, says what to type, and keeps just that one for the next time", async () => {
    begin("one", command("touch one"));
    begin("two", command("test -e there"));
    const first = await heal();
    expect(first).toMatchObject([
      { what: "two", ok: false, remedy: "test -e there" },
      { what: "one", ok: true },
    ]);
    expect(existsSync(join(folder, "one"))).toBe(true);
    writeFileSync(join(folder, "there"), "");
    expect(await heal()).toMatchObject([{ what: "two", ok: true }]);
  });

  it("takes an undo for moot that asks a process which ends with the run", async () => {
    begin("a fix", command("exit 1", true));
    expect(await heal()).toMatchObject([{ ok: true, detail: expect.stringContaining("ends with the run") }]);
  });

  it("ends processes, and only removes folders that a run has made", async () => {
    const child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
    await once(child, "spawn");
    const identity = identityOf(child.pid ?? 0);
    const ours = mkdtempSync(join(tmpdir(), "gameday-"));
    begin("process", { kind: "end-process", name: "sleep", process: identity });
    begin("ours", { kind: "remove-folder", path: ours });
    begin("theirs", { kind: "remove-folder", path: join(ours, "..", "..", "home") });
    expect((await heal()).map(({ what, ok }) => [what, ok])).toEqual([
      ["theirs", false],
      ["ours", true],
      ["process", true],
    ]);
    expect([isAlive(identity), existsSync(ours)]).toEqual([false, false]);
  });

  it("removes links from somebody's Toxiproxy with all that is on them, and leaves the others", async () => {
    const server = await startToxiproxy({ host: "127.0.0.1", port: 0 });
    ends.push(() => server.close());
    for (const name of ["a-run-edge", "orders"])
      await fetch(`${server.url}/proxies`, {
        method: "POST",
        body: JSON.stringify({ name, listen: "127.0.0.1:0", upstream: "127.0.0.1:9" }),
      });
    begin("edge", { kind: "remove-link", url: server.url, proxy: "a-run-edge" });
    begin("never made", { kind: "remove-link", url: server.url, proxy: "a-run-cache" });
    expect((await heal()).map(({ detail }) => detail)).toEqual([
      "it was not there any more",
      "removed, with all that was on it",
    ]);
    const left = await (await fetch(`${server.url}/proxies`)).text();
    expect(Object.keys(JSON.parse(left))).toEqual(["orders"]);
  });

  it("takes a Toxiproxy that is gone for healed, and one that answers nonsense for not", async () => {
    const web = createServer((_, response) => response.writeHead(503).end("<html>")).listen(0, "127.0.0.1");
    ends.push(() => web.close());
    await once(web, "listening");
    const { port } = web.address() as AddressInfo;
    const nobody = await portFinder()();
    begin("gone", { kind: "remove-link", url: `http://127.0.0.1:${nobody}`, proxy: "x" });
    begin("odd", { kind: "remove-link", url: `http://127.0.0.1:${port}`, proxy: "x" });
    expect(await heal()).toMatchObject([
      { what: "odd", ok: false, remedy: `curl -m 5 -X DELETE http://127.0.0.1:${port}/proxies/x` },
      { what: "gone", ok: true },
    ]);
  });

  it("is done by one at a time: the second finds nothing left", async () => {
    begin("one", command("sleep 0.3; echo one >> order"));
    const [first, second] = await Promise.all([heal(), heal()]);
    expect([...first, ...second].map(({ what }) => what)).toEqual(["one"]);
  });

  it("says which line nobody can read any more, and keeps the journal as often as it is asked", async () => {
    begin("one", command("echo one >> order"));
    appendFileSync(journal.path, "garbage\n");
    begin("three", command("echo three >> order"));
    writeFileSync(journal.path, readFileSync(journal.path, "utf8").replace('"id":2', '"id":3'));
    const lost = {
      what: `line 3 of ${journal.path}`,
      ok: false,
      detail: 'cannot be read, so nobody knows what it changed: it came after "one" and before "three"',
      remedy: expect.stringMatching(/^sed -n 3p \S+\.jsonl # .*: rm \S+\.jsonl$/u),
    };
    expect(await heal()).toMatchObject([{ what: "three", ok: true }, { what: "one", ok: true }, lost]);
    expect(await heal()).toMatchObject([lost]);
    expect(existsSync(journal.path)).toBe(true);
  });
});
