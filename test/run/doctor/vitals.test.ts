import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LoadFigures } from "../../../run/doctor/load.ts";
import type { Machine } from "../../../run/doctor/machine.ts";
import { diskVital, nodeVital, openFilesVital, portsVital, vitalsOf } from "../../../run/doctor/vitals.ts";

const GB = 1024 ** 3;
const disk = { folder: "/data", holds: "runs", freeBytes: 20 * GB, isWritable: true };

const aMachine = (changes: Partial<Machine> = {}): Machine => ({
  node: "20.20.2",
  platform: "linux x64",
  processors: 2,
  busy: 0.4,
  openFiles: 65_536,
  outgoingPorts: { from: 32_768, to: 60_999 },
  disks: [disk],
  timer: { p50Ms: 0.1, p99Ms: 1.2 },
  ...changes,
});

const measured = (perSecond: number): LoadFigures => ({
  kind: "measured",
  floor: { p50Ms: 0.5, p99Ms: 1.5 },
  ceiling: { perSecond, isAtLeast: false, steps: [] },
});

const statesOf = (machine: Partial<Machine>, load: LoadFigures = { kind: "skipped" }) =>
  vitalsOf(aMachine(machine), load)
    .filter(({ state }) => state !== "fine")
    .map(({ what, state }) => `${what}: ${state}`);

describe("the vitals of a machine", () => {
  it("are fine on one that has enough of everything", () => {
    expect(statesOf({}, measured(9000))).toEqual([]);
  });

  it.each([
    [{ node: "18.20.0" }, "node: unfit"],
    [{ processors: 1 }, "processors: poor"],
    [{ busy: 9.3 }, "processors: poor"],
    [{ openFiles: 1024 }, "open files: poor"],
    [{ openFiles: 100 }, "open files: unfit"],
    [{ outgoingPorts: { from: 1024, to: 65_535 } }, "outgoing ports: poor"],
    [{ outgoingPorts: { from: 60_000, to: 61_000 } }, "outgoing ports: poor"],
    [{ disks: [{ ...disk, freeBytes: GB }] }, "free disk: poor"],
    [{ disks: [{ ...disk, freeBytes: 1_000_000 }] }, "free disk: unfit"],
    [{ disks: [{ ...disk, isWritable: false }] }, "free disk: unfit"],
    [{ timer: { p50Ms: 1, p99Ms: 30 } }, "timer: poor"],
  ])("%j: %s", (machine, expected) => {
    expect(statesOf(machine)).toEqual([expected]);
  });

  it.each([
    [{ kind: "failed", reason: "The embedded Toxiproxy did not start." }, ["proxy and load: unfit"]],
    [{ ...measured(250), floor: undefined }, ["proxy and load: unfit"]],
    [measured(0), ["proxy and load: poor"]],
    [measured(250), []],
  ] as const)("%j: %j", (load, expected) => {
    expect(statesOf({}, load)).toEqual(expected);
  });

  it("say what to do wherever they are not fine", () => {
    const machine = aMachine({ node: "18.0.0", openFiles: 1, disks: [{ ...disk, freeBytes: 0 }] });
    for (const { state, hint } of vitalsOf(machine, measured(0))) {
      expect(hint === undefined).toBe(state === "fine");
    }
  });

  it("are left out where a platform does not tell them", () => {
    const { openFiles, outgoingPorts, ...rest } = aMachine();
    expect([openFiles, outgoingPorts?.from]).toEqual([65_536, 32_768]);
    const names = vitalsOf(rest, { kind: "skipped" }).map(({ what }) => what);
    expect(names).toEqual(["node", "processors", "free disk", "timer"]);
  });
});

it("node is asked for as package.json does", () => {
  const manifest: { engines: { node: string } } = JSON.parse(
    readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
  );
  const least = manifest.engines.node.replace(">=", "");
  const [major = 0, minor = 0] = least.split(".").map(Number);
  expect(nodeVital(`${least}.0`).state).toBe("fine");
  expect(nodeVital(`${major}.${minor - 1}.9`).state).toBe("unfit");
  expect(nodeVital(`${major + 1}.0.0`).state).toBe("fine");
});

it("figures are told as people read them", () => {
  expect(openFilesVital(65_536).text).toBe("65,536");
  expect(openFilesVital(Number.MAX_SAFE_INTEGER).text).toBe("no limit");
  expect(diskVital(disk).text).toBe("20.0 GB at /data (runs)");
  expect(portsVital({ from: 1024, to: 65_535 }).text).toContain("one that is cut could lose its port");
});
