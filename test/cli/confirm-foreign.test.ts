import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { confirmForeign } from "../../cli/confirm-foreign.ts";
import { askLeave } from "../../cli/host-options.ts";
import { lookUp } from "../../cli/look-up.ts";
import { readLine } from "../../cli/read-line.ts";
import { EnvironmentError, UsageError } from "../../model/errors.ts";
import { aPlan } from "../support/a-plan.ts";
import { fakeConsole } from "../support/fake-console.ts";

const PLAN = aPlan({ links: [{ name: "edge", to: "192.0.2.7:80" }], hosts: ["192.0.2.7"] });
const FOREIGN = { foreign: ["192.0.2.7"], addresses: new Map<string, readonly string[]>() };
const never = new AbortController().signal;

/** A terminal at which this is typed. */
const typing = (typed: string | undefined) => fakeConsole({ readLine: async () => typed });

describe("the question before a run beyond this machine", () => {
  it("shows the blast radius, and goes on when the name of the scenario is typed", async () => {
    const console = typing(" election-day ");
    await confirmForeign(PLAN, FOREIGN, { console, signal: never });
    expect(console.printed.err).toContain("host     192.0.2.7, ANOTHER MACHINE");
    expect(console.printed.err).toMatch(/Type the name of the scenario to go on: $/u);
    expect(console.printed.out).toBe("");
  });

  it.each(["", "y", "yes", "Election-Day", "election-day.yaml", "election", undefined])(
    "ends the run when %j is typed",
    async (typed) => {
      const asked = confirmForeign(PLAN, FOREIGN, { console: typing(typed), signal: never });
      await expect(asked).rejects.toBeInstanceOf(UsageError);
      await expect(asked).rejects.toMatchObject({ message: expect.stringContaining("nothing was started") });
    },
  );

  it("shows what was typed as data", async () => {
    const asked = confirmForeign(PLAN, FOREIGN, { console: typing("\u001b[2J"), signal: never });
    await expect(asked).rejects.toThrow('"\\u001b[2J" is not the name');
  });

  it("is a refusal where nobody is at a terminal", async () => {
    const console = fakeConsole();
    const asked = confirmForeign(PLAN, FOREIGN, { console, signal: never });
    await expect(asked).rejects.toBeInstanceOf(UsageError);
    await expect(asked).rejects.toMatchObject({ hint: expect.stringContaining("--yes") });
    expect(console.printed.err).toBe("");
  });

  it("is not asked on this machine", async () => {
    const console = typing("no");
    await confirmForeign(aPlan(), { ...FOREIGN, foreign: [] }, { console, signal: never });
    expect(console.printed.err).toBe("");
  });
});

describe("leave for a run", () => {
  const toxiproxy = { kind: "embedded" } as const;

  it("needs no answer with --yes, but its flag all the same", async () => {
    const doors = { console: typing("no"), signal: never };
    await askLeave(PLAN, { allowHost: ["192.0.2.7"], yes: true, toxiproxy }, doors);
    await expect(askLeave(PLAN, { yes: true, toxiproxy }, doors)).rejects.toThrow(
      "not allowed by the command line",
    );
    await expect(askLeave(PLAN, { allowHost: ["192.0.2.7"], toxiproxy }, doors)).rejects.toThrow(
      "is not the name",
    );
  });

  it("looks at the name of a Toxiproxy that already runs", async () => {
    const url = { kind: "url", url: "http://localhost:8474" } as const;
    const doors = { console: fakeConsole(), signal: never, lookUp: async () => ["192.0.2.7"] };
    await expect(askLeave(aPlan(), { toxiproxy: url }, doors)).rejects.toThrow("--toxiproxy");
  });
});

describe("a line that is typed", () => {
  it("is the first one, and the rest is left alone", async () => {
    const input = new PassThrough();
    const line = readLine(input, never);
    input.write("election");
    input.write("-day\nmore\n");
    expect(await line).toBe("election-day");
    expect(input.listenerCount("data")).toBe(0);
  });

  it("is nothing when the input ends, or when the signal fires, before or later", async () => {
    const ended = new PassThrough();
    ended.end();
    expect(await readLine(ended, never)).toBeUndefined();
    const stop = new AbortController();
    const line = readLine(new PassThrough(), stop.signal);
    stop.abort();
    expect(await line).toBeUndefined();
    expect(await readLine(new PassThrough(), stop.signal)).toBeUndefined();
  });
});

describe("a look-up", () => {
  it("finds this machine under its own name", async () => {
    const found = await lookUp("localhost");
    expect(found.length).toBeGreaterThan(0);
    for (const address of found) expect(["127.0.0.1", "::1"]).toContain(address);
  });

  it("of a name that nobody has is an error of the surroundings", async () => {
    const asked = lookUp("no-such-host.invalid");
    await expect(asked).rejects.toBeInstanceOf(EnvironmentError);
    await expect(asked).rejects.toThrow('"no-such-host.invalid" cannot be looked up');
  });
});
