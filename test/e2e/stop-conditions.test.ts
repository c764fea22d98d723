import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { aBreak, aScenario, CALLS } from "./support/a-scenario.ts";
import { aFile, eventsOf, PLAYGROUND, reportOf, startCli } from "./support/run-cli.ts";

let status = 200;
const target = createServer((_, response) => response.writeHead(status).end("hello"));

afterAll(async () => {
  target.closeAllConnections();
  target.close();
  await once(target, "close");
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

const REASON =
  /\d+ of \d+ calls of hello were good in the last 10 s \([\d.]+ %\), and its stopUnder is 50 %/u;

it("a target that turns bad while nothing is broken on purpose ends the run, healed, reported, and with 1", async () => {
  await once(target.listen(0, "127.0.0.1"), "listening");
  const to = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  const text = aScenario({ to, replayIn: "24s", breaks: aBreak() });
  const scenario = aFile(text.replace("share: 99% }\n", "share: 99%, stopUnder: 50% }\n"));
  const run = startCli(["run", scenario]);

  // The break is over, and its link healed; from here on every answer is an error of the target itself.
  await run.records('"kind":"fault-off"');
  await run.records('"phase":"day"');
  status = 503;
  const end = await run.end;

  expect(end.code, end.stderr).toBe(1);
  expect(end.stderr).toMatch(/Stopped by its own condition: .+; everything is healed\.\n$/u);
  expect(end.stderr).toMatch(REASON);
  expect(end.leftBehind).toEqual([]);
  expect(existsSync(join(dirname(scenario), "fix-is-on"))).toBe(false);

  const report = reportOf(end);
  expect(report).toMatchObject({ verdict: "NOT READY", healed: true, interrupted: true });
  expect(report.calls).toMatchObject({ unaccounted: 0 });
  expect(report.calls.sent).toBeLessThan(CALLS);
  const kinds = eventsOf(end).flatMap((event) =>
    ["fault-off", "stop-reached", "traffic-ended", "healed", "run-ended"].includes(event.kind)
      ? [event.kind]
      : [],
  );
  expect(kinds).toEqual(["fault-off", "stop-reached", "traffic-ended", "healed", "run-ended"]);
  expect(eventsOf(end).at(-1)).toMatchObject({ how: "stopped", reason: expect.stringMatching(REASON) });

  expect(end.stdout.replaceAll(/\s+/gu, " ")).toMatch(REASON);
  for (const file of ["report.json", "report.html", "report.md", "junit.xml"]) {
    const words = readFileSync(join(end.folder, file), "utf8").replaceAll("\u00A0", " ").replaceAll("\\", "");
    expect(words, file).toMatch(REASON);
  }
}, 180_000);
