import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Console } from "../../cli/console.ts";
import { main } from "../../cli/main.ts";
import { aScenario } from "../e2e/support/a-scenario.ts";
import { fakeConsole } from "../support/fake-console.ts";

/** For documentation: nobody has this address, and nothing here connects to it. */
const FAR = "192.0.2.7";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-hosts-"));
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  file = join(folder, "day.yaml");
  writeFileSync(file, `${aScenario({ to: `${FAR}:80` })}hosts: ["${FAR}"]\n`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A run that would end at its Toxiproxy, which is not there, if it ever came so far. */
async function run(flags: readonly string[], terminal: Partial<Console> = {}) {
  const console = fakeConsole(terminal);
  const out = join(folder, "runs");
  const nobody = "http://127.0.0.1:1";
  const code = await main(["run", file, "--out", out, "--toxiproxy", nobody, ...flags], console);
  expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  return { code, ...console.printed };
}

const ALLOW = ["--allow-host", FAR];
const typing = (typed: string): Partial<Console> => ({ readLine: async () => typed });

describe("gameday run beyond this machine", () => {
  it("is refused without --allow-host, with the command line that would do it", async () => {
    const { code, err } = await run(["--yes"], typing("tiny-day"));
    expect(code).toBe(2);
    expect(err).toContain(`"${FAR}", reached by links.edge.to`);
    expect(err).toContain(`gameday run ${file} --allow-host ${FAR}\n`);
  });

  it("is refused where nobody can confirm it", async () => {
    const { code, err } = await run(ALLOW);
    expect(code).toBe(2);
    expect(err).toContain("Add --yes");
  });

  it("is refused when something else is typed", async () => {
    const { code, err } = await run(ALLOW, typing("yes"));
    expect(code).toBe(2);
    expect(err).toContain("Type the name of the scenario to go on: ");
    expect(err).toContain('"yes" is not the name of the scenario, so nothing was started.');
  });

  it.each([
    ["when its name is typed", ALLOW, typing("tiny-day")],
    ["with --yes", [...ALLOW, "--yes"], {}],
  ])("goes on %s", async (_, flags, terminal) => {
    const { code, err } = await run(flags, terminal);
    expect(code).toBe(3);
    expect(err).toContain('No Toxiproxy answers at "http://127.0.0.1:1"');
  });

  it("is refused for a host that the scenario does not name", async () => {
    const { code, err } = await run([...ALLOW, "--allow-host", "192.0.2.8"]);
    expect(code).toBe(2);
    expect(err).toContain('"--allow-host 192.0.2.8" allows a host that');
    expect(err).toContain(`Did you mean "${FAR}"?`);
  });

  it.each(["*", "0177.0.0.1", "10.0.0.0/8", "localhost", "127.0.0.1", "http://a", "a:80", ""])(
    "is refused for %j, which is no host elsewhere",
    async (host) => {
      const { code, err } = await run(["--allow-host", host]);
      expect(code).toBe(2);
      expect(err).toContain(`argument '${host}' is invalid`);
    },
  );

  it("takes another spelling of the same address", async () => {
    expect((await run(["--allow-host", `::ffff:${FAR}`, "--yes"])).code).toBe(3);
  });
});

describe("gameday plan", () => {
  it("shows what a run would reach, break and type, and how to allow it", async () => {
    const console = fakeConsole();
    expect(await main(["plan", file], console)).toBe(0);
    expect(console.printed.out).toContain(`host     ${FAR}, ANOTHER MACHINE, reached by links.edge.to`);
    expect(console.printed.out).toContain(`gameday run ${file} --allow-host ${FAR}\n`);
  });

  it("has the same in its JSON", async () => {
    const console = fakeConsole();
    expect(await main(["plan", file, "--json"], console)).toBe(0);
    expect(JSON.parse(console.printed.out)).toMatchObject({
      blastRadius: {
        links: [{ name: "edge", to: `${FAR}:80`, brokenBy: [] }],
        hosts: [{ kind: "elsewhere", host: FAR, from: ["links.edge.to"] }],
        processes: [],
        commands: [],
        callsAtRisk: 0,
        shareAtRisk: 0,
      },
    });
  });
});
