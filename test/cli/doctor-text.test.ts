import { describe, expect, it } from "vitest";
import { doctorText, stepText } from "../../cli/doctor-text.ts";
import type { LoadFigures } from "../../run/doctor/load.ts";
import type { ToolState } from "../../run/doctor/tools.ts";
import type { Vital } from "../../run/doctor/vitals.ts";
import { TOOLS } from "../../run/tools/catalogue.ts";

const [k6] = TOOLS;
if (k6 === undefined) throw new Error("The catalogue of tools is empty.");

const found = { name: "k6", path: "/usr/bin/k6", from: "PATH", version: "2.2.0" } as const;
const node: Vital = { what: "node", state: "fine", text: "20.20.2" };
const files: Vital = { what: "open files", state: "poor", text: "1,024", hint: "Raise it." };
const disk: Vital = { what: "free disk", state: "unfit", text: "0.0 GB", hint: "Make room." };
const skipped: LoadFigures = { kind: "skipped" };

const loadOf = (isAtLeast: boolean): LoadFigures => ({
  kind: "measured",
  floor: { p50Ms: 0.52, p99Ms: 2.34 },
  ceiling: { perSecond: 13_400, isAtLeast, steps: [] },
});

const textOf = (
  vitals: readonly Vital[],
  tools: readonly ToolState[] = [],
  load = skipped,
): readonly string[] => doctorText(vitals, tools, load).split("\n");

describe("what the doctor says", () => {
  it("of a healthy machine ends with: it can", () => {
    expect(textOf([node]).slice(0, 2)).toEqual(["This machine", "  node              20.20.2"]);
    expect(textOf([node]).at(-2)).toBe("This machine can rehearse a day.");
  });

  it("marks what is poor and what makes a run impossible, each with what to do below", () => {
    const lines = textOf([node, files, disk]);
    expect(lines.slice(2, 6)).toEqual([
      "! open files        1,024",
      "                    Raise it.",
      "✗ free disk         0.0 GB",
      "                    Make room.",
    ]);
    expect(lines.at(-2)).toContain("cannot rehearse");
    expect(textOf([node, files]).at(-2)).toBe("This machine can rehearse a day.");
  });

  it("tells where a tool was found, and which version", () => {
    const lines = textOf([], [{ tool: k6, state: "found", found }]);
    expect(lines).toContain("  k6                2.2.0, on PATH: /usr/bin/k6");
    const built = textOf([], [{ tool: k6, state: "found", found: { ...found, from: "cache", version: "" } }]);
    expect(built).toContain("  k6                of unknown version, built: /usr/bin/k6");
  });

  it.each([
    ["missing", { tool: k6, state: "missing" }, "- k6                not here"],
    ["too old", { tool: k6, state: "too-old", found }, "at least 2.0.0 is needed"],
  ] as const)("says of a tool that is %s what to type on each platform", (_, tool, expected) => {
    const text = textOf([], [tool]).join("\n");
    expect(text).toContain(expected);
    for (const way of ["npm run tools", k6.get.linux, k6.get.darwin, k6.get.win32]) {
      expect(text).toContain(way);
    }
  });

  it("tells ceiling and floor, and that there may be more", () => {
    const text = doctorText([], [], loadOf(false));
    expect(text).toContain("about 13,400/s on schedule");
    expect(text).toContain("0.5 ms (p50), 2.3 ms (p99)");
    expect(doctorText([], [], loadOf(true))).toContain("at least 13,400/s");
    expect(doctorText([], [], skipped)).not.toContain("on schedule");
  });

  it("tells each step of the ceiling in a line", () => {
    const step = { perSecond: 16_000, lateP99Ms: 41.34, goodShare: 0.5532, isKept: false };
    expect(stepText(step)).toBe("  16,000/s not kept: 41 ms late (p99), 55.3 % answered in time\n");
  });
});
