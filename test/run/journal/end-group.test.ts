import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { continueGroup, endGroup } from "../../../run/journal/end-group.ts";
import { identityOf, isAlive } from "../../../run/journal/identity.ts";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const { pid } of started.splice(0)) {
    try {
      process.kill(-(pid ?? 0), "SIGKILL");
    } catch {
      // It was ended, as it should be.
    }
  }
});

/** A shell that leads a group; resolves when it said its first line. */
async function aGroup(script: string): Promise<{ child: ChildProcess; pid: number; said: string }> {
  const child = spawn("/bin/sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  started.push(child);
  const [said] = await once(child.stdout, "data");
  return { child, pid: child.pid ?? 0, said: String(said).trim() };
}

describe("ending a group", () => {
  it("ends its leader and its children, and a second time finds nothing", async () => {
    const { pid, said } = await aGroup("sleep 60 & echo $!; wait");
    const [leader, child] = [identityOf(pid), identityOf(Number(said))];
    expect([isAlive(leader), isAlive(child)]).toEqual([true, true]);
    expect(await endGroup(leader)).toBe("ended");
    expect([isAlive(leader), isAlive(child)]).toEqual([false, false]);
    expect(await endGroup(leader)).toBe("it had ended");
  });

  it("ends children whose leader has gone", async () => {
    const { child, pid, said } = await aGroup("sleep 60 & echo $!");
    const leader = identityOf(pid);
    if (child.exitCode === null) await once(child, "exit");
    const orphan = identityOf(Number(said));
    expect(isAlive(orphan)).toBe(true);
    expect(await endGroup(leader)).toBe("ended");
    expect(isAlive(orphan)).toBe(false);
  });

  it("ends one that does not listen by force, and one that is stopped", async () => {
    const { pid } = await aGroup("trap '' TERM; echo deaf; while :; do sleep 1; done");
    const leader = identityOf(pid);
    process.kill(-pid, "SIGSTOP");
    expect(await endGroup(leader)).toBe("ended by force");
    expect(isAlive(leader)).toBe(false);
  });

  it("leaves a process alone that has the number of one that is gone", async () => {
    const { pid } = await aGroup("echo here; sleep 60");
    expect(await endGroup({ pid, born: "long ago" })).toBe("it had ended");
    expect(continueGroup({ pid, born: "long ago" })).toBe("it had ended");
    expect(isAlive(identityOf(pid))).toBe(true);
  });

  it.each([0, 1, -1])("never touches the group %s", async (pid) => {
    expect(await endGroup({ pid, born: "gone" })).toBe("it had ended");
  });
});
