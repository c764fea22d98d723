import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { bornByPs, bornIn } from "../../../run/journal/born-by-ps.ts";

const MOMENT = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2} \d{4}$/u;
/** Linux counts the moment of a start from that of its boot, and may round it differently a second time. */
const ROUNDED_MS = 2000;
const hasPs = spawnSync("ps", ["-o", "lstart=", "-p", String(process.pid)]).status === 0;

let child: ChildProcess | undefined;
afterEach(() => void child?.kill("SIGKILL"));

describe("the moment of birth in what ps prints", () => {
  it.each([
    ["Ss   Sun Nov 22 14:32:13 2026\n", "Sun Nov 22 14:32:13 2026"],
    // As macOS pads it.
    ["S+   Sun Nov  1 04:02:03 2026    \n", "Sun Nov 1 04:02:03 2026"],
    ["Z    Sun Nov 22 14:32:13 2026\n", undefined],
    ["", undefined],
    ["\n", undefined],
  ])("%j: %s", (text, born) => expect(bornIn(text)).toBe(born));
});

describe.runIf(hasPs)("asking ps", () => {
  it("tells the birth of a process, nothing of one that has ended", async () => {
    child = spawn("sleep", ["60"], { stdio: "ignore" });
    await once(child, "spawn");
    const pid = child.pid ?? 0;
    const born = bornByPs(pid) ?? "";
    expect(born).toMatch(MOMENT);
    expect(Math.abs(Date.parse(`${born} UTC`) - Date.now())).toBeLessThan(60_000);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(bornByPs(pid)).toBeUndefined();
  });

  it("takes one for gone that has ended and waits for its parent", async () => {
    const script = "sleep 0.3 & echo $!; exec sleep 60";
    const parent = spawn("/bin/sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] });
    child = parent;
    const [said] = await once(parent.stdout, "data");
    while (bornByPs(Number(said)) !== undefined) await delay(20);
    expect(spawnSync("ps", ["-o", "stat=", "-p", String(said).trim()]).stdout.toString()).toContain("Z");
  });

  it("hears the same in any language and time zone", () => {
    const here = Date.parse(`${bornByPs(process.pid) ?? ""} UTC`);
    const { TZ, LC_ALL } = process.env;
    Object.assign(process.env, { TZ: "Asia/Tokyo", LC_ALL: "ja_JP.UTF-8" });
    try {
      const there = Date.parse(`${bornByPs(process.pid) ?? ""} UTC`);
      expect(Math.abs(there - here)).toBeLessThan(ROUNDED_MS);
    } finally {
      Object.assign(process.env, { TZ, LC_ALL });
      if (TZ === undefined) delete process.env["TZ"];
      if (LC_ALL === undefined) delete process.env["LC_ALL"];
    }
  });
});
