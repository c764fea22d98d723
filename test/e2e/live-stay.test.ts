import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { aScenario } from "./support/a-scenario.ts";
import { aFile, PLAYGROUND, reportOf, startCli, type RunningCli } from "./support/run-cli.ts";

let run: RunningCli | undefined;
const target = createServer((_, response) => response.end("hello"));

afterAll(async () => {
  // With --stay it would never end by itself.
  run?.child.kill("SIGTERM");
  await run?.end;
  target.closeAllConnections();
  target.close();
  await once(target, "close");
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

it("--stay serves the report until Ctrl-C, and ends with the code of the run", async () => {
  await once(target.listen(0, "127.0.0.1"), "listening");
  const to = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  run = startCli(["run", aFile(aScenario({ to })), "--quiet", "--stay"]);
  let said = "";
  run.child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await run.says("until Ctrl-C.");
  await expect.poll(() => said).toContain("until Ctrl-C.");
  const [, report = ""] = /stays at (http\S+) until/u.exec(said) ?? [];
  // Somebody who comes now sees it, and so does who comes back.
  for (let visit = 0; visit < 2; visit += 1) {
    const answer = await fetch(report);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("A tiny day")]);
  }
  expect(run.child.exitCode).toBeNull();
  run.child.kill("SIGINT");
  const end = await run.end;
  expect([end.code, end.signal]).toEqual([reportOf(end).verdict === "READY" ? 0 : 1, null]);
  expect(end.stderr).not.toContain("Stopped");
  expect(end.leftBehind).toEqual([]);
  await expect(fetch(report)).rejects.toThrow("fetch failed");
}, 120_000);
