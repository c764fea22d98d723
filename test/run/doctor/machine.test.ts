import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { lookAtDisk } from "../../../run/doctor/disks.ts";
import { outgoingPorts } from "../../../run/doctor/limits.ts";
import { lookAtMachine } from "../../../run/doctor/machine.ts";

function aFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "gameday-doctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "file"), text);
  return join(folder, "file");
}

it("a machine has processors, room on its disks, and timers that are late", async () => {
  const machine = await lookAtMachine();
  expect(machine.node).toBe(process.versions.node);
  expect(machine.processors).toBeGreaterThan(0);
  expect(machine.disks.map(({ folder }) => folder)).toEqual([process.cwd(), tmpdir()]);
  for (const { freeBytes, isWritable } of machine.disks) {
    expect(freeBytes).toBeGreaterThan(0);
    expect(isWritable).toBe(true);
  }
  expect(machine.timer.p99Ms).toBeGreaterThanOrEqual(machine.timer.p50Ms);
});

it("the limit of open files is the one that a run really gets", () => {
  const script = `import("./run/doctor/limits.ts").then(async (m) => console.log(await m.openFiles()))`;
  const command = `ulimit -n 777; exec "${process.execPath}" --import tsx -e '${script}'`;
  expect(execFileSync("/bin/sh", ["-c", command], { encoding: "utf8" }).trim()).toBe("777");
});

it("outgoing ports are read as Linux writes them, and unknown elsewhere", async () => {
  expect(await outgoingPorts(aFile("32768\t60999\n"))).toEqual({ from: 32_768, to: 60_999 });
  expect(await outgoingPorts(aFile("nonsense\n"))).toBeUndefined();
  expect(await outgoingPorts("/nowhere/ports")).toBeUndefined();
});

it("a folder that is not there has no room", async () => {
  const folder = "/nowhere/at/all";
  expect(await lookAtDisk(folder, "runs")).toEqual({
    folder,
    holds: "runs",
    freeBytes: 0,
    isWritable: false,
  });
});
