import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { EnvironmentError } from "../../../../../model/errors.ts";
import { freePort } from "../../../../../run/engines/k6/free-port.ts";
import type { K6Options } from "../../../../../run/engines/k6/k6-process.ts";
import { isAlive } from "../../../../support/is-alive.ts";
import { need } from "../../../../support/needs.ts";
import { endless, processesWith, Rig, someCalls } from "./rig.ts";

const found = await need("k6");
let rig: Rig;

beforeEach(async () => {
  rig = new Rig(found?.path ?? "");
  await rig.open();
});
afterEach(async () => rig.close());

/** A program that starts k6, says its process id, and then waits to be killed. */
const startAndWait = (options: Omit<K6Options, "signal">): string => `
  import { startK6 } from "${new URL("../../../../../run/engines/k6/k6-process.ts", import.meta.url).href}";
  const k6 = await startK6({ ...${JSON.stringify(options)}, signal: new AbortController().signal });
  await k6.resume();
  console.log(k6.pid);
  await k6.ended;
`;

const watchersOf = (pid: number): readonly string[] => processesWith(`after-parent\0${pid}\0`);

/** The error of a start that must fail. */
async function refusal(script: string, overrides: Partial<K6Options> = {}): Promise<EnvironmentError> {
  const error = await rig.start(script, overrides).catch((thrown: unknown) => thrown);
  if (!(error instanceof EnvironmentError)) throw new Error(`no refusal: ${String(error)}`);
  expect(rig.running()).toEqual([]);
  return error;
}

describe.skipIf(found === undefined)("a script that k6 cannot run", () => {
  it.each([
    [
      "throws",
      "const a = 1;\nnothing.there();\nexport default function () {}",
      /^The script ".*script\.ts" did not start, since k6 could not run its script: ReferenceError: nothing is not defined at file:.*script\.ts:2:\d+\(\d+\)\.$/u,
    ],
    [
      "has a mistake",
      "export const options = {{ ;",
      /script\.ts: Line 1:\d+ Expected identifier but found "\{"\.$/u,
    ],
    [
      "has options that do not exist",
      'export const options = { scenarios: { a: { executor: "nope" } } };\nexport default function () {}',
      /did not start, since k6 does not accept the options of its script: unknown executor type 'nope'\.$/u,
    ],
    [
      "exports nothing to run",
      "export const options = {};",
      /did not start, since k6 .*: no exported functions in script\.$/u,
    ],
    [
      "imports a file that is not there",
      'import x from "./nope.ts";\nexport default x;',
      /^The script ".*script\.ts" imports "\.\/nope\.ts", and there is no such file\.$/u,
    ],
    [
      "imports an extension",
      'import x from "k6/x/redis";\nexport default x;',
      /imports "k6\/x\/redis", an extension that this k6 does not have\.$/u,
    ],
    [
      "asks for an extension in a pragma",
      '"use k6 with k6/x/faker";\nimport faker from "k6/x/faker";\nexport default faker;',
      /imports "k6\/x\/faker", an extension that this k6 does not have\.$/u,
    ],
  ])("%s", async (_, script, message) => {
    const error = await refusal(script);
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe("");
  });

  it("is not there", async () => {
    const script = join(rig.folder, "nowhere.ts");
    expect(await refusal("", { script })).toMatchObject({ message: `There is no script "${script}".` });
  });
});

describe.skipIf(found === undefined)("a script that imports from the network", () => {
  const url = "https://jslib.invalid/lib.js";

  it("is refused with what to do, and without a look-up of its name", async () => {
    const error = await refusal(`import x from "${url}";\nexport default x;`);
    expect(error.message).toMatch(
      /^The script ".*script\.ts" imports "https:\/\/jslib\.invalid\/lib\.js" from the/u,
    );
    expect(error.hint).toBe("Save that file beside the script and import it from there.");
    // It went no further than to a proxy that cannot exist.
    expect(String(error.cause)).toContain("proxyconnect tcp: dial tcp 127.0.0.1:0");
  });

  it("is refused although the user allows it", async () => {
    vi.stubEnv("NO_PROXY", "*");
    vi.stubEnv("https_proxy", "http://127.0.0.1:1");
    try {
      const error = await refusal(`import x from "${url}";\nexport default x;`);
      expect(String(error.cause)).toContain("proxyconnect tcp: dial tcp 127.0.0.1:0");
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("is refused when a file of its own does it, or without encryption", async () => {
    rig.write("own.ts", `import x from "${url}";\nexport default x;`);
    expect((await refusal('import x from "./own.ts";\nexport default x;')).message).toContain(
      `imports "${url}"`,
    );
    const plain = url.replace("https", "http");
    expect((await refusal(`import x from "${plain}";\nexport default x;`)).message).toContain(
      `imports "${plain}"`,
    );
  });
});

describe.skipIf(found === undefined)("the REST port of k6", () => {
  let other: Server;
  let taken: number;

  beforeEach(async () => {
    other = createServer((_, response) => response.end("not k6")).listen(0, "127.0.0.1");
    await once(other, "listening");
    taken = (other.address() as AddressInfo).port;
  });
  afterEach(async () => {
    other.closeAllConnections();
    other.close();
    await once(other, "close");
  });

  it("is another one when it is taken", async () => {
    const ports = [taken, taken, await freePort()];
    const k6 = await rig.start(someCalls(5), { findPort: async () => ports.shift() ?? taken });
    expect(ports).toEqual([]);
    await k6.resume();
    expect(await k6.ended).toMatchObject({ how: "complete", totals: { iterations: 5 } });
  });

  it("is given up when each is taken", async () => {
    let tries = 0;
    const findPort = async (): Promise<number> => {
      tries += 1;
      return taken;
    };
    const error = await refusal(someCalls(5), { findPort });
    expect(error.message).toContain("k6 could not listen on its REST address");
    expect(tries).toBe(5);
  });
});

describe.skipIf(found === undefined)("a start that is not finished", () => {
  it("ends with the run, and leaves nothing running", async () => {
    const controller = new AbortController();
    const begun = join(rig.folder, "k6", "k6.log");
    const start = rig.start(someCalls(5, "for (;;) {}"), { signal: controller.signal });
    const outcome = start.catch((error: unknown) => error);
    await vi.waitFor(() => expect(existsSync(begun)).toBe(true), 20_000);
    controller.abort(new Error("no more"));
    expect(await outcome).toMatchObject({ message: "no more" });
    expect(rig.running()).toEqual([]);
  });

  it("does not begin when the run is over", async () => {
    const start = rig.start(someCalls(5), { signal: AbortSignal.abort(new Error("over")) });
    await expect(start).rejects.toThrow("over");
  });
});

describe.skipIf(found === undefined)("k6 when this program is killed", () => {
  it.each([
    ["ends too, and so does what watched over it", false],
    ["ends by force when it does not end otherwise", true],
  ])("%s", async (_, isStuck) => {
    const { signal: _none, ...options } = rig.options(endless);
    const program = rig.write("parent.mts", startAndWait(options));
    const parent = spawn(process.execPath, ["--import", "tsx", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(said.toString());
    expect(isAlive(pid)).toBe(true);
    if (isStuck) process.kill(pid, "SIGSTOP");
    parent.kill("SIGKILL");
    onTestFinished(() => {
      if (isAlive(pid)) process.kill(pid, "SIGKILL");
    });
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 20_000);
    await vi.waitFor(() => expect(watchersOf(pid)).toEqual([]), 20_000);
  });

  it("leaves no watcher behind when it ended by itself", async () => {
    const k6 = await rig.start(someCalls(5));
    expect(watchersOf(k6.pid)).toHaveLength(1);
    await k6.resume();
    await k6.ended;
    await vi.waitFor(() => expect(watchersOf(k6.pid)).toEqual([]), 20_000);
  });
});
