import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { childFlags } from "../../run/child-flags.ts";

describe("the flags of a child", () => {
  it.each([
    [
      ["--import", "tsx"],
      ["--import", "tsx"],
    ],
    [
      ["--import", "tsx", "-e", "start()"],
      ["--import", "tsx"],
    ],
    [["--eval", "start()", "--no-warnings"], ["--no-warnings"]],
    [["-p", "1", "--print=2", "--eval=3"], []],
  ])("of a node with %j are %j", (flags, kept) => {
    expect(childFlags(flags)).toEqual(kept);
  });

  it("lead a program that was given as text to its children, and not to itself again", () => {
    const program = `import("./run/doctor/start-null-target.ts").then(async ({ startNullTarget }) => {
      const target = await startNullTarget();
      console.log(target.address);
      await target.stop();
    })`;
    const { stdout, status } = spawnSync(process.execPath, ["--import", "tsx", "-e", program], {
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(stdout).toMatch(/^127\.0\.0\.1:\d+\n$/u);
    expect(status).toBe(0);
  });
});
