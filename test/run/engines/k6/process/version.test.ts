import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EnvironmentError } from "../../../../../model/errors.ts";
import { startK6 } from "../../../../../run/engines/k6/k6-process.ts";
import { checkVersion } from "../../../../../run/engines/k6/version.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-k6-version-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fake(name: string, lines: string): string {
  const program = join(folder, name);
  writeFileSync(program, `#!/bin/sh\n${lines}\n`);
  chmodSync(program, 0o755);
  return program;
}

const refusal = async (program: string): Promise<unknown> =>
  checkVersion(program, { PATH: process.env["PATH"] ?? "" }).then(
    () => "taken",
    (error: unknown) => error,
  );

describe("the version of k6", () => {
  it("is refused when it is too old, with what to type", async () => {
    const program = fake("old", 'echo "k6 v1.7.1 (go1.25.0, linux/amd64)"');
    const error = await refusal(program);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error).toMatchObject({
      message: `"${program}" is k6 1.7.1, and 2.0.0 is the oldest that works.`,
      hint: expect.stringContaining("npm run tools") as string,
    });
  });

  it.each([
    ["the oldest that works", 'echo "k6 v2.0.0"'],
    ["a newer one", 'echo "k6 v12.3.4 (go1.30.0, linux/amd64)"'],
    ["one that does not say", "echo k6 of my own"],
  ])("is taken when it is %s", async (name, lines) => {
    expect(await refusal(fake(name.replaceAll(" ", "-"), lines))).toBe("taken");
  });

  it("cannot be asked when there is no such program", async () => {
    const program = join(folder, "nowhere");
    const error = await refusal(program);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error).toMatchObject({ message: `"${program}" cannot be run: spawn ${program} ENOENT.` });
  });

  it("cannot be asked when the program fails", async () => {
    const error = await refusal(fake("broken", 'echo "no such library" >&2; exit 3'));
    expect(error).toMatchObject({ message: expect.stringContaining("no such library") as string });
  });

  it("is asked before anything is written or started", async () => {
    const started = join(folder, "started");
    const program = fake("old-too", `[ "$1" = version ] || touch "${started}"; echo "k6 v0.49.0"`);
    const start = startK6({
      program,
      script: "none.ts",
      folder: join(folder, "own"),
      env: {},
      endpoint: "127.0.0.1:1",
      signal: new AbortController().signal,
    });
    await expect(start).rejects.toThrow("is k6 0.49.0");
    expect([started, join(folder, "own")].filter((path) => existsSync(path))).toEqual([]);
  });
});
