import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { K6Process } from "../../../../../run/engines/k6/k6-process.ts";
import { isAlive } from "../../../../support/is-alive.ts";
import { need } from "../../../../support/needs.ts";
import { endless, Rig, someCalls } from "./rig.ts";

const found = await need("k6");
let rig: Rig;

beforeEach(async () => {
  rig = new Rig(found?.path ?? "");
  await rig.open();
});
afterEach(async () => rig.close());

/** Looks like a k6 that is ready, and only listens to a signal. */
const refusesToStop = `#!${process.execPath}
  import { createServer } from "node:http";
  const port = process.argv.find((word) => word.startsWith("--address="))?.split(":")[1];
  if (port === undefined) console.log("k6 v2.2.0");
  else createServer(({ method }, response) => response.writeHead(method === "GET" ? 200 : 500).end('{"status":4}')).listen(Number(port), "127.0.0.1");
  process.on("SIGTERM", () => process.exit(105));
`;

const underLoad = async (): Promise<K6Process> => {
  const k6 = await rig.start(endless);
  await k6.resume();
  await vi.waitFor(() => expect(rig.served.length).toBeGreaterThan(5), 20_000);
  return k6;
};

describe.skipIf(found === undefined)("a k6 that runs to its end", () => {
  it("has the same totals in its summary, in its metrics and at the target", async () => {
    const k6 = await rig.start(someCalls(500));
    await k6.resume();
    const end = await k6.ended;
    expect(end).toEqual({
      how: "complete",
      exitCode: 0,
      text: "k6 sent all of its traffic",
      words: "",
      totals: { iterations: 500, requests: 500, dropped: 0 },
    });
    expect(rig.served).toHaveLength(500);
    expect(rig.counted.get("http_req_duration")).toBe(500);
    expect(rig.counted.get("iterations")).toBe(500);
    expect(rig.troubles).toEqual([]);
    expect(isAlive(k6.pid)).toBe(false);
  });

  it("waits until it is resumed, and shares its traffic with another by segments", async () => {
    const segments = [0, 1, 2].map(async (index) =>
      rig.start(someCalls(31), { segment: { index, of: 3 }, folder: join(rig.folder, `k6-${index}`) }),
    );
    const processes = await Promise.all(segments);
    // The first was ready long before the last.
    expect(rig.served).toEqual([]);
    await Promise.all(processes.map(async (k6) => k6.resume()));
    const ends = await Promise.all(processes.map(async (k6) => k6.ended));
    expect(ends.map(({ how }) => how)).toEqual(["complete", "complete", "complete"]);
    expect(new Set(rig.served)).toEqual(new Set(Array.from({ length: 31 }, (_, call) => `/${call}`)));
    expect(rig.served).toHaveLength(31);
    expect(ends.reduce((sum, { totals }) => sum + (totals?.iterations ?? 0), 0)).toBe(31);
  });

  it("counts what it dropped", async () => {
    const script = `
      import { sleep } from "k6";
      export const options = {
        scenarios: { slow: { executor: "constant-arrival-rate", rate: 50, timeUnit: "1s", duration: "1s", preAllocatedVUs: 1 } },
      };
      export default function () { sleep(1.5); }
    `;
    const k6 = await rig.start(script);
    await k6.resume();
    const { totals } = await k6.ended;
    expect(totals).toEqual({ iterations: 1, requests: 0, dropped: rig.counted.get("dropped_iterations") });
    expect(totals?.dropped).toBeGreaterThan(40);
  });

  it("writes what its script says into a file of its own", async () => {
    const consoleOutput = join(rig.folder, "said, by=script.log");
    const k6 = await rig.start(someCalls(5), { consoleOutput });
    await k6.resume();
    await k6.ended;
    const numbers = readFileSync(consoleOutput, "utf8").matchAll(/"msg":"(\d)"/gu);
    expect(new Set(Array.from(numbers, ([, number]) => number))).toEqual(new Set(["0", "1", "2", "3", "4"]));
  });

  it("has an empty log after thousands of failed requests", async () => {
    const k6 = await rig.start(someCalls(5000), { env: { TARGET: "http://127.0.0.1:0" } });
    await k6.resume();
    expect(await k6.ended).toMatchObject({ how: "complete", totals: { requests: 5000 } });
    expect(statSync(join(rig.folder, "k6", "k6.log")).size).toBe(0);
  });

  it("says in its last words what its script threw, and goes on", async () => {
    const script = someCalls(8).replace(
      "http.get(",
      'if (execution.scenario.iterationInTest < 4) throw new Error("oops");\n    http.get(',
    );
    const k6 = await rig.start(script);
    await k6.resume();
    const end = await k6.ended;
    expect(end).toMatchObject({ how: "complete", totals: { iterations: 8, requests: 4 } });
    expect(end.text).toMatch(/^k6 sent all of its traffic; its last words: Error: oops at default /u);
  });

  it("takes no setting from the environment and the configuration of the user", async () => {
    mkdirSync(join(rig.folder, "home", "k6"), { recursive: true });
    rig.write("home/k6/config.json", '{ "blacklistIPs": ["127.0.0.0/8"] }');
    vi.stubEnv("XDG_CONFIG_HOME", join(rig.folder, "home"));
    vi.stubEnv("HOME", join(rig.folder, "home"));
    vi.stubEnv("K6_CONFIG", join(rig.folder, "home/k6/config.json"));
    vi.stubEnv("K6_ITERATIONS", "3");
    vi.stubEnv("K6_OUT", "json=foreign.json");
    vi.stubEnv("K6_PAUSED", "false");
    try {
      const k6 = await rig.start(someCalls(40));
      await k6.resume();
      expect(await k6.ended).toMatchObject({ how: "complete", totals: { iterations: 40 } });
      expect(rig.served).toHaveLength(40);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe.skipIf(found === undefined)("a k6 that is ended", () => {
  it("is stopped in the middle, with its totals", async () => {
    const k6 = await underLoad();
    await k6.stop();
    const end = await k6.ended;
    expect(end).toMatchObject({ how: "stopped", exitCode: 103 });
    expect(end.totals?.iterations).toBe(rig.counted.get("iterations"));
    expect(isAlive(k6.pid)).toBe(false);
  });

  it("is stopped before it was resumed, and has nothing to sum up", async () => {
    const k6 = await rig.start(endless);
    await Promise.all([k6.stop(), k6.stop()]);
    expect(await k6.ended).toMatchObject({ how: "stopped", totals: undefined });
    await expect(k6.resume()).rejects.toThrow("k6 does not do what");
  });

  it("is stopped by the signal of the run", async () => {
    const controller = new AbortController();
    const k6 = await rig.start(endless, { signal: controller.signal });
    await k6.resume();
    controller.abort();
    expect(await k6.ended).toMatchObject({ how: "stopped", exitCode: 103 });
  });

  it("was killed, and left no totals", async () => {
    const k6 = await underLoad();
    process.kill(k6.pid, "SIGKILL");
    expect(await k6.ended).toEqual({
      how: "killed",
      exitCode: null,
      text: "k6 was ended by SIGKILL",
      words: "",
      totals: undefined,
    });
    await k6.stop();
  });

  it("was ended by somebody else, and says so", async () => {
    const k6 = await underLoad();
    process.kill(k6.pid, "SIGTERM");
    const end = await k6.ended;
    expect(end).toMatchObject({ how: "killed", exitCode: 105 });
    expect(end.text).toContain("k6 was ended by a signal; its last words: test run was aborted");
    expect(end.totals?.iterations).toBeGreaterThan(0);
  });

  it("is asked by a signal when its REST API refuses", async () => {
    const program = rig.write("k6-without-stop.mjs", refusesToStop);
    chmodSync(program, 0o755);
    const k6 = await rig.start(endless, { program });
    await k6.stop();
    expect(await k6.ended).toMatchObject({ how: "stopped", exitCode: 105 });
  });

  it("is ended by force when it does not answer", async () => {
    const k6 = await underLoad();
    process.kill(k6.pid, "SIGSTOP");
    await k6.stop();
    expect(await k6.ended).toMatchObject({ how: "killed", exitCode: null, totals: undefined });
    expect(isAlive(k6.pid)).toBe(false);
  }, 60_000);

  it("was ended by the word of its script", async () => {
    const script =
      'import execution from "k6/execution"; export default () => execution.test.abort("enough");';
    const k6 = await rig.start(script);
    await k6.resume();
    expect(await k6.ended).toMatchObject({
      how: "failed",
      exitCode: 108,
      text: expect.stringContaining("enough") as string,
    });
  });
});
