import { describe, expect, it } from "vitest";
import { main } from "../../../cli/main.ts";
import { toxiproxy } from "../../../cli/flag-values.ts";
import { UsageError } from "../../../model/errors.ts";
import type { Plan } from "../../../model/plan.ts";
import { mustUnderstand } from "../../../run/toxiproxy/must-understand.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { fakeConsole } from "../../support/fake-console.ts";

describe("--toxiproxy", () => {
  it.each([
    ["embedded", { kind: "embedded" }],
    ["server", { kind: "server" }],
    ["http://127.0.0.1:8474", { kind: "url", url: "http://127.0.0.1:8474" }],
    ["http://localhost:8474/", { kind: "url", url: "http://localhost:8474" }],
    ["http://[::1]:8474", { kind: "url", url: "http://[::1]:8474" }],
    ["HTTP://127.0.0.2:8474", { kind: "url", url: "http://127.0.0.2:8474" }],
  ])("%s is understood", (text, choice) => {
    expect(toxiproxy.parse(text)).toEqual(choice);
  });

  it.each([
    ["serverr", 'It must be "embedded", "server", or an address such as "http://127.0.0.1:8474".'],
    ["", 'must be "embedded"'],
    ["127.0.0.1:8474", 'must be "embedded"'],
    ["https://127.0.0.1:8474", 'must be "embedded"'],
    ["http://127.0.0.1:8474/proxies", 'must be "embedded"'],
    ["http://127.0.0.1:8474/?x=1", 'must be "embedded"'],
    ["http://me:secret@127.0.0.1:8474", 'must be "embedded"'],
    ["http://192.0.2.7:8474", "It is not on this machine: only loopback is allowed"],
    ["http://0.0.0.0:8474", "is not on this machine"],
    ["http://127.0.0.1.example.org:8474", "is not on this machine"],
    ["http://[2001:db8::1]:8474", "is not on this machine"],
  ])("%j ends with code 2 and says what was meant", async (text, words) => {
    const console = fakeConsole();
    expect(await main(["run", "--toxiproxy", text], console)).toBe(2);
    expect(console.printed.err).toContain(words);
    expect(console.printed.out).toBe("");
  });
});

describe("a plan with a toxic that only the embedded Toxiproxy has", () => {
  const newer = JSON.parse(
    JSON.stringify(aPlan()).replaceAll('"latency","attributes"', '"lose","attributes"'),
  ) as Plan;
  const plain = aPlan({ breaks: [aBreak()] });

  it("is refused for a real server, with the break and the toxic, and taken otherwise", () => {
    const server = { dialect: "server", name: "toxiproxy-server 2.12.0" } as const;
    expect(JSON.stringify(newer)).toContain('"lose"');
    expect(() => mustUnderstand(newer, server)).toThrow(UsageError);
    expect(() => mustUnderstand(newer, server)).toThrow(
      'The break "database-slow" needs "lose", which toxiproxy-server 2.12.0 does not have.',
    );
    mustUnderstand(plain, server);
    mustUnderstand(newer, { dialect: "embedded", name: "embedded" });
  });
});
