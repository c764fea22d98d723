import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import { compilePlan } from "../../plan/compile-plan.ts";
import { reachOf } from "../../plan/reach.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { complaintsOf, edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const HERE_ONLY =
  'is not on this machine. Only loopback is allowed here, such as "127.0.0.1" or "localhost".';
const NOT_NAMED = (host: string): string =>
  `is not on this machine. Write "${host}" into hosts: if it is yours to break; otherwise only loopback is allowed, such as "127.0.0.1".`;

type Place = readonly [place: string, from: string, to: (host: string) => string];

const REACHED: readonly Place[] = [
  ["the end of a link", '"127.0.0.1:5432"', (host) => `"${host}:5432"`],
  ["where a process is ready", '"tcp://127.0.0.1:${ports.gotv}"', (host) => `"tcp://${host}:1"`],
  [
    "where a process is ready, by HTTP",
    '"tcp://127.0.0.1:${ports.gotv}"',
    (host) => `"http://${host}:\${ports.gotv}/healthz"`,
  ],
  ["the ledger", '"http://127.0.0.1:${ports.gotv}/ledger"', (host) => `"http://${host}:1/ledger"`],
  ["the state", '"http://127.0.0.1:8080/healthz"', (host) => `"http://${host}/healthz"`],
  [
    "a probe",
    "breaks:\n",
    (host) => `probes: [{ name: p, shows: x, get: "http://${host}:\${ports.x}/y" }]\nbreaks:\n`,
  ],
  ["a step", '"http://127.0.0.1:${ports.gotv}/degraded"', (host) => `"http://${host}:\${ports.gotv}/x"`],
  [
    "what a hook breaks with",
    "{ slow-link: { link: database, latency: 200ms, jitter: 50ms } }",
    (host) => `{ hook: { what: x, on: { http: { post: "http://${host}/x" } }, off: { run: "true" } } }`,
  ],
  [
    "what takes a hook back",
    "{ slow-link: { link: database, latency: 200ms, jitter: 50ms } }",
    (host) => `{ hook: { what: x, on: { run: "true" }, off: { http: { delete: "http://${host}/x" } } } }`,
  ],
  ["an undo", "{ run: ./undo.sh }", (host) => `{ http: { delete: "http://${host}/x" } }`],
];

const ENTRANCE: Place = [
  "the entrance of a link",
  '{ to: "127.0.0.1:5432" }',
  (host) => `{ to: "127.0.0.1:5432", listen: "${host}:5433" }`,
];

const FOREIGN = [
  ["10.0.0.1", "10.0.0.1"],
  ["example.org", "example.org"],
  ["EXAMPLE.org.", "example.org"],
  ["[fd00::2:3]", "fd00::2:3"],
  ["[2001:DB8:0::1]", "2001:db8::1"],
  ["127.0.0.1.example.org", "127.0.0.1.example.org"],
  ["localhost.example.org", "localhost.example.org"],
  ["[::ffff:8.8.8.8]", "8.8.8.8"],
  ["[::ffff:0808:0808]", "8.8.8.8"],
  ["[64:ff9b::8.8.8.8]", "8.8.8.8"],
  ["[2002:808:808::1]", "8.8.8.8"],
] as const;

const withHosts = (text: string, hosts: string): string =>
  text.replace("system:\n", () => `hosts: ${hosts}\nsystem:\n`);

describe.each([...REACHED, ENTRANCE])("the address of %s", (place, from, to) => {
  it.each(["127.0.0.1", "127.1.2.3", "localhost", "[::1]", "[::ffff:127.0.0.1]"])("may be on %s", (host) => {
    expect(complaintsOf(edited(from, to(host)))).toEqual([]);
  });

  it.each(FOREIGN)("may not be on %s by itself", (host, meant) => {
    const complaints = complaintsOf(edited(from, to(host)));
    expect(complaints).toEqual([expect.stringMatching(/^\d+:\d+ {2}"/u)]);
    expect(complaints[0]).toContain(place === ENTRANCE[0] ? HERE_ONLY : NOT_NAMED(meant));
  });

  it.each([
    "0.0.0.0",
    "[::]",
    "0177.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "127.0.0.0x1",
    "224.0.0.1",
    "255.255.255.255",
    "[fe80::1]",
    "[::7f00:1]",
    "[64:ff9b::127.0.0.1]",
  ])("may not be on %s at all, though hosts: names a machine", (host) => {
    expect(complaintsOf(withHosts(edited(from, to(host)), "[10.0.0.1]"))).toHaveLength(1);
  });
});

describe.each(REACHED)("the address of %s, when hosts: names it", (_, from, to) => {
  it.each(FOREIGN)("may be on %s", (host, meant) => {
    const text = withHosts(edited(from, to(host)), `["${meant}"]`);
    expect(complaintsOf(text)).toEqual([]);
    const plan = compilePlan(scenarioOf(text), { file: "x", sha256: "", catalogue: { faults, shapes } });
    expect(plan.hosts).toEqual([meant]);
    // Whatever the parser lets through is what a run asks about.
    expect(reachOf(plan).map((reached) => reached.host)).toContain(meant);
  });
});

const link = (host: string): string => edited('"127.0.0.1:5432"', `"${host}:5432"`);

describe("hosts:", () => {
  it("never lets a link be entered elsewhere", () => {
    const text = withHosts(edited(ENTRANCE[1], ENTRANCE[2]("10.0.0.1")), "[10.0.0.1]");
    expect(complaintsOf(text)[0]).toContain(HERE_ONLY);
  });

  it("names one host, not those below or beside it", () => {
    for (const other of ["db.example.org", "example.org.uk", "xexample.org"]) {
      expect(complaintsOf(withHosts(link(other), "[example.org]")), other).toHaveLength(1);
    }
  });

  it("is read in any spelling, each host once", () => {
    const text = withHosts(
      link("[::ffff:10.0.0.1]"),
      '[10.0.0.1, "::FFFF:a00:1", Example.ORG., example.org]',
    );
    expect(complaintsOf(text)).toEqual([]);
    expect(scenarioOf(text).hosts).toEqual(["10.0.0.1", "example.org"]);
  });

  it("with a slip gets the nearest name", () => {
    expect(complaintsOf(withHosts(link("db.example.org"), "[db.exmaple.org]"))[0]).toContain(
      'hosts: does not name "db.example.org". Did you mean "db.exmaple.org"?',
    );
  });

  it.each([
    ["127.0.0.1", "is on this machine, which needs no leave"],
    ["localhost", "is on this machine"],
    ["0.0.0.0", "must be the name or the address of a host"],
    ["10.0.0.0/8", "must be the name or the address of a host"],
    ["'*.example.org'", "must be the name or the address of a host"],
    ["'*'", "must be the name or the address of a host"],
    ["db.example.org:5432", "must be the name or the address of a host"],
    ["http://db.example.org", "must be the name or the address of a host"],
    ["fe80::1%eth0", "must be the name or the address of a host"],
    ["''", "must be the name or the address of a host"],
    ["12", "must be the name or the address of a host"],
  ])("does not take %s", (host, complaint) => {
    const complaints = complaintsOf(withHosts(VALID, `[ ${host} ]`));
    expect(complaints).toEqual([expect.stringContaining(complaint)]);
  });

  it("is nothing unless it is written", () => {
    const plan = compilePlan(scenarioOf(VALID), { file: "x", sha256: "", catalogue: { faults, shapes } });
    expect(plan).not.toHaveProperty("hosts");
  });
});

describe("an address that tries to hide where it leads", () => {
  const STATE = '"http://127.0.0.1:8080/healthz"';

  it.each([
    ["a user in front of it", "http://127.0.0.1@example.org/healthz"],
    ["a user with a password", "http://127.0.0.1:80@example.org/healthz"],
    ["a link as the user", "http://${links.edge}@example.org/healthz"],
    ["a backslash for a slash", "http://example.org\\\\@127.0.0.1/"],
    ["a number sign", "http://example.org#@127.0.0.1/"],
    ["a question mark", "http://example.org?@127.0.0.1/"],
    ["a percent sign", "http://%65xample.org/"],
    ["letters that look like others", "http://еxample.org/"],
    ["full-width digits", "http://１２７.0.0.2/"],
    ["a port of the run as a part of it", "http://127.0.0.${ports.gotv}/"],
    ["a link as the end of a name", "http://a.${links.edge}/"],
    ["a link as the start of a name", "http://${links.edge}.example.org/"],
  ])("by %s is refused", (_, address) => {
    expect(complaintsOf(edited(STATE, `"${address}"`)).length).toBeGreaterThan(0);
  });
});

describe("a link with a listen", () => {
  const LISTENING = '{ to: "127.0.0.1:5432", listen: "127.0.0.1:5433" }';

  it("keeps it, and one without has none", () => {
    const { links } = scenarioOf(edited('{ to: "127.0.0.1:5432" }', LISTENING));
    expect(links[1]).toEqual({ name: "database", to: "127.0.0.1:5432", listen: "127.0.0.1:5433" });
    expect(scenarioOf(VALID).links[1]).toEqual({ name: "database", to: "127.0.0.1:5432" });
  });

  it("cannot share it with another", () => {
    const text = edited('{ to: "127.0.0.1:5432" }', `${LISTENING}\n  cache: ${LISTENING}`);
    expect(complaintsOf(text)).toEqual(['8:42  There is already a link that listens at "127.0.0.1:5433".']);
  });
});
