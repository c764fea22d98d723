import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { howToGet } from "../../../run/tools/build-tools.ts";
import { PINS, toolFolder } from "../../../run/tools/cache-folder.ts";
import { TOOLS } from "../../../run/tools/catalogue.ts";
import { findTool, requireTool } from "../../../run/tools/find-tool.ts";
import { isTooOld } from "../../../run/tools/tool-age.ts";
import { aFolder, aProgram, pathOf } from "./a-workshop.ts";

/** A cache of this test alone, with nothing in it. */
function anEmptyCache(): string {
  vi.stubEnv("XDG_CACHE_HOME", aFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  mkdirSync(toolFolder(), { recursive: true });
  return toolFolder();
}

describe("findTool", () => {
  it("prefers the tool on PATH to the one that was built", async () => {
    const [cache, folder] = [anEmptyCache(), aFolder()];
    aProgram(cache, "k6", "echo k6 v2.2.0");
    pathOf(aFolder());
    expect(await findTool("k6")).toMatchObject({ from: "cache", version: "2.2.0" });
    const path = aProgram(folder, "k6", "echo k6 v2.9.1");
    pathOf(folder);
    expect(await findTool("k6")).toEqual({ name: "k6", path, from: "PATH", version: "2.9.1" });
  });

  it("finds one that does not say its version, or fails to", async () => {
    const cache = anEmptyCache();
    pathOf(aFolder());
    aProgram(cache, "k6", "exit 3");
    expect(await findTool("k6")).toMatchObject({ version: "" });
  });

  it("finds nothing where nothing is, and requireTool says how to get it", async () => {
    anEmptyCache();
    pathOf(aFolder());
    expect(await findTool("toxiproxy-server")).toBeUndefined();
    await expect(requireTool("toxiproxy-server")).rejects.toMatchObject({
      message: '"toxiproxy-server" is neither on PATH nor built.',
      hint: expect.stringContaining("npm run tools") as string,
    });
  });
});

describe("isTooOld", () => {
  it.each([
    ["1.9.9", true],
    ["2.0.0", false],
    ["2.10.0", false],
    ["10.0.0", false],
    ["", false],
  ])("k6 %s: %s", (version, expected) => {
    expect(isTooOld({ name: "k6", path: "k6", from: "PATH", version })).toBe(expected);
  });
});

describe("the catalogue", () => {
  const pins = readFileSync(join(PINS, "go.mod"), "utf8");

  it.each(TOOLS)("$name: what people are told to download is what the pins build", (tool) => {
    const module = tool.name === "k6" ? "go.k6.io/k6/v2" : "github.com/Shopify/toxiproxy/v2";
    const pinned = new RegExp(`${module} v(\\S+)`, "u").exec(pins)?.[1] ?? "no version";
    expect(tool.get.linux).toContain(`/v${pinned}/`);
    expect(pins).toContain(tool.package);
  });

  it("says what to type on every platform", () => {
    for (const tool of TOOLS) {
      expect(Object.values(tool.get).filter((text) => text.length < 10)).toEqual([]);
      expect(Object.values(tool.get)).toContain(howToGet(tool));
    }
  });

  it("other pins have another folder", () => {
    const [cache, folder] = [anEmptyCache(), aFolder()];
    for (const file of ["go.mod", "go.sum"]) copyFileSync(join(PINS, file), join(folder, file));
    expect(toolFolder(folder)).toBe(cache);
    copyFileSync(join(PINS, "go.mod"), join(folder, "go.sum"));
    expect(toolFolder(folder)).not.toBe(cache);
  });
});
