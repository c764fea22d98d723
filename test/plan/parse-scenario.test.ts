import { describe, expect, test } from "vitest";
import { faults } from "../../faults/index.ts";
import { UsageError } from "../../model/errors.ts";
import { VALID, complaintsOf, edited, plannedTraffic, scenarioOf } from "../support/scenario-text.ts";

const DURATION = 'must be a duration with its unit, such as "200ms", "30s" or "5m".';

describe("a valid scenario", () => {
  test("has its quantities as numbers and its defaults filled in", () => {
    const { day, canary, links, objectives } = scenarioOf(VALID);
    expect(day).toEqual({ from: 360, to: 1440 });
    expect(links[1]).toEqual({ name: "database", to: "127.0.0.1:5432" });
    expect(canary).toEqual({ latency: 5, lasts: 1000 });
    expect(objectives[0]).toEqual({
      calls: "record-contact",
      share: 0.995,
      good: { status: "2xx", within: 500 },
    });
    const { mix, ...rest } = plannedTraffic(VALID);
    expect(rest).toEqual({
      calls: 1_200_000,
      shape: { name: "polls-open", params: {} },
      replayIn: 300_000,
      seed: 1,
      spacing: "poisson",
      through: "edge",
      timeout: 2000,
      good: { status: "2xx", within: 500 },
    });
    expect(mix[1]).toEqual({
      name: "record-contact",
      weight: 45,
      method: "POST",
      path: "/contacts",
      headers: { "content-type": "application/json" },
      body: '{"voter":${seq}}',
      write: true,
    });
  });

  test("keeps the parameters of a fault as they were written, for the fault to read", () => {
    const [slow, dead] = scenarioOf(VALID).breaks;
    expect(slow).toMatchObject({ at: 600, before: 8000, hold: 12_000, fixHold: 14_000, severity: "sev2" });
    const params = { link: "database", latency: "200ms", jitter: "50ms" };
    expect(slow?.fault).toEqual({ name: "slow-link", params });
    expect(faults.get("slow-link").changes(params)).toHaveLength(1);
    expect(dead).toMatchObject({ at: "peak", noFix: "It restarts by itself.", fixes: [] });
  });

  test("turns numbers and booleans of an environment into text", () => {
    expect(scenarioOf(VALID).system[0]?.env).toMatchObject({ WORKERS: "2", LOUD: "true" });
  });

  test("has steps with one action each", () => {
    expect(scenarioOf(VALID).breaks[0]?.fixes[0]?.steps[0]).toEqual({
      title: "Turn it on",
      action: {
        kind: "http",
        method: "POST",
        url: "http://127.0.0.1:${ports.gotv}/degraded",
        body: '{"on":true}',
      },
      risk: "low",
      undo: { kind: "run", command: "./undo.sh" },
    });
  });

  test.each([
    ["a byte order mark", `\uFEFF${VALID}`],
    ["line ends of Windows", VALID.replaceAll("\n", "\r\n")],
    ["a document marker", `---\n${VALID}...\n`],
    ["a comment for editors", `# yaml-language-server: $schema=./scenario.schema.json\n${VALID}`],
    ["a core tag", VALID.replace("5m", "!!str 5m")],
  ])("may have %s", (_, text) => {
    expect(scenarioOf(text)).toEqual(scenarioOf(VALID));
  });

  test("may use anchors, aliases and merge keys", () => {
    const text = edited(
      "{ calls: record-contact, share: 99.5% }",
      "&all { calls: record-contact, share: 99% }",
    ).replace("ledger:", "  - { <<: *all, calls: next-voter }\n  - *all\nledger:");
    expect(scenarioOf(text).objectives.map(({ calls, share }) => [calls, share])).toEqual([
      ["record-contact", 0.99],
      ["next-voter", 0.99],
      ["record-contact", 0.99],
    ]);
  });

  test("sends a JSON value that is only a number to fill in as a number, and all other text as text", () => {
    const json = `{ a: "\${seq}", b: ["\${int:1..9}"], "\${seq}": 'say "\${seq}"', c: 'x"\${seq}' }`;
    const body = plannedTraffic(edited('{ voter: "${seq}" }', json)).mix[1]?.body ?? "";
    expect(JSON.parse(body.replaceAll("${seq}", "7").replaceAll("${int:1..9}", "3"))).toEqual({
      a: 7,
      b: [3],
      "7": 'say "7"',
      c: 'x"7',
    });
  });

  test("may give a shape its parameters", () => {
    const text = edited("shape: polls-open", "shape: { ramp: { from: 1, to: 5 } }");
    expect(plannedTraffic(text).shape).toEqual({ name: "ramp", params: { from: 1, to: 5 } });
  });
});

describe("a wrong value is told with its place", () => {
  const wrong: readonly (readonly [string, string, ...string[]])[] = [
    ["links:", "lnks:", '5:1  "lnks" is not a key here. Did you mean "links"?'],
    [
      "why: The",
      "zzz: The",
      '1:1  "why" is missing. It must be text.',
      '3:1  "zzz" is not a key here. Allowed here: scenario, title, why, sources, day, date, askedUsers, links, groups, hosts, inputs, system, traffic, objectives, stop, ledger, state, alerts, probes, canary, exceptions, breaks, tabletops.',
    ],
    ["title: Election day", "title:", '2:7  "title" is empty. It must be text.'],
    ["title: Election day", "title: [a]", '2:8  "title" must be text.'],
    [
      "scenario: election-day",
      "scenario: Election Day",
      '1:11  "Election Day" must be a short name of small letters, digits and "-", such as "database-slow".',
    ],
    ['to: "24:00"', 'to: "05:00"', '4:27  "05:00" must be later than "06:00", where the day begins.'],
    ['to: "24:00"', 'to: "169:00"', '4:27  "169:00" must be at most "168:00", a week.'],
    ['to: "24:00"', "to: 24", '4:27  "24" must be a moment of the day, such as "18:00".'],
    [
      '"127.0.0.1:5432"',
      "localhost",
      '7:19  "localhost" must be a host and a port, such as "127.0.0.1:5432" or "127.0.0.1:${ports.postgres}".',
    ],
    [
      '"127.0.0.1:5432"',
      '"${links.edge}"',
      '7:19  "${links.edge}" is not a placeholder here. Use "${ports.NAME}".',
    ],
    [
      '"tcp://127.0.0.1:${ports.gotv}"',
      '"udp://127.0.0.1:1"',
      '12:12  "udp://127.0.0.1:1" must be "tcp://host:port" or an http:// address, such as "tcp://127.0.0.1:5432".',
    ],
    [
      "${links.database}",
      "${links.databse}",
      '11:63  There is no link called "databse". Did you mean "database"?',
    ],
    [
      "${HOME}",
      "${prots.gotv}",
      '10:14  "${prots.gotv}" is not a placeholder here. Did you mean "${ports.gotv}"?',
    ],
    ["1_200_000", "-5", '14:10  "-5" must be a whole number above zero, such as "1_200_000".'],
    ["1_200_000", "1.5", '14:10  "1.5" must be a whole number above zero, such as "1_200_000".'],
    ["1_200_000", ".nan", '14:10  ".nan" is not a number that can be used here.'],
    ["1_200_000", "1e999", '14:10  "1e999" is not a number that can be used here.'],
    ["polls-open", "pols-open", '15:10  There is no shape called "pols-open". Did you mean "polls-open"?'],
    ["polls-open", "{ ramp: { form: 1 } }", '15:20  "form" is not a key here. Did you mean "from"?'],
    ["replayIn: 5m", "replayIn: 5 minutes", `16:13  "5 minutes" ${DURATION}`],
    ["through: edge", "through: egde", '17:12  There is no link called "egde". Did you mean "edge"?'],
    ["weight: 45", "weight: 0", '19:35  "0" must be a number above zero.'],
    ['get: "/', 'got: "/', '19:39  "got" is not a key here. Did you mean "get"?'],
    [
      "write: true",
      "write: true, get: /x",
      `20:7  This entry must have exactly one of the keys get, post, put, patch, delete, head.`,
    ],
    [
      "${int:1..7000}",
      "${itn:1..7000}",
      '19:44  "${itn:1..7000}" is not a placeholder. Did you mean "${int:1..7000}"? A call can use: ${seq}, ${key}, ${int:1..7000}, ${pick:a|b|c}, ${uuid}.',
    ],
    [
      "name: record-contact",
      "name: next-voter",
      '20:15  There is already a call called "next-voter".',
      '22:14  There is no call called "record-contact". Choose one of: next-voter.',
    ],
    [
      "share: 99.5% }",
      "share: 99.5% }\n  - { calls: record-contact, share: 99%, good: { status: 2xx, within: 1s } }",
      '23:14  The call "record-contact" already has an objective with another "good". Give both the same.',
    ],
    [
      '{ to: "127.0.0.1:5432" }',
      '{ to: "127.0.0.1:5432", listen: "127.0.0.1" }',
      '7:45  "127.0.0.1" must be a host and a port, such as "127.0.0.1:5433".',
    ],
    ["99.5%", "100.5%", '22:37  "100.5%" must be at most 100%.'],
    [
      "http://127.0.0.1:8080/healthz",
      "ftp://a/b",
      '24:15  "ftp://a/b" must be an http:// address, such as "http://127.0.0.1:8080/ledger".',
    ],
    ['at: "10:00"', 'at: "05:59"', '28:9  "05:59" must be within the day, from "06:00" and before "24:00".'],
    ["slow-link", "slow-lnk", '29:14  There is no fault called "slow-lnk". Did you mean "slow-link"?'],
    ["link: database", "link: databse", '29:33  There is no link called "databse". Did you mean "database"?'],
    ["latency: 200ms", "latency: 200", `29:52  "200" ${DURATION}`],
    ["jitter: 50ms", "jiter: 50ms", '29:59  "jiter" is not a key here. Did you mean "jitter"?'],
    [
      "jitter: 50ms",
      "jitter: 5s",
      '29:67  "5s" must not be more than the latency, because no delay is below zero.',
    ],
    ["queue-writes", "queue-write", '30:20  "queue-write" is not known here. Did you mean "queue-writes"?'],
    ["process: gotv", "process: gtov", '43:39  There is no process called "gtov". Did you mean "gotv"?'],
    ["risk: low", "risk: none", '38:19  "none" must be one of: low, medium, high.'],
    [
      "risk: low",
      "risk: low\n            run: ls",
      '36:13  This entry must have "run" or "http", exactly one of them.',
    ],
    ["id: gotv-dead", "id: database-slow", '40:9  There is already a break called "database-slow".'],
    [
      "    noFix: It restarts by itself.\n",
      "",
      '40:5  This entry needs "fixes", or "noFix" with the reason why there is none.',
    ],
    ["5m", "!!binary 5m", '16:22  The tag "!!binary" is not allowed here.'],
    [
      "why: The day that cannot fail.",
      'why: "\\e[31m"',
      "3:6  The control character U+001B is not allowed here.",
    ],
    [
      "why: The day that cannot fail.",
      "__proto__: 1\nconstructor: 2\nwhy: x",
      '3:1  "__proto__" is not a key here.',
      '4:1  "constructor" is not a key here. Allowed here: scenario, title, why, sources, day, date, askedUsers, links, groups, hosts, inputs, system, traffic, objectives, stop, ledger, state, alerts, probes, canary, exceptions, breaks, tabletops.',
    ],
  ];

  test.each(wrong)("%s -> %s", (from, to, ...expected) => {
    expect(complaintsOf(edited(from, to))).toEqual(expected);
  });

  test("all complaints come at once, in the order of the file", () => {
    const text = edited("links:", "lnks:").replace("200ms", "200").replace("calls: record", "calls: rekord");
    expect(complaintsOf(text).map((line) => line.split("  ")[0])).toEqual(["5:1", "22:14", "29:52"]);
  });

  test("there are never more than 20 of them", () => {
    const text = edited(
      "breaks:",
      `${Array.from({ length: 50 }, (_, key) => `zz${key}: 1`).join("\n")}\nbreaks:`,
    );
    const lines = complaintsOf(text);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe("There are more complaints.");
  });

  test("it is a usage error", () => {
    expect(() => scenarioOf("")).toThrow(UsageError);
  });
});
