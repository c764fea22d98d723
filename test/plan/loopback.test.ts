import { describe, expect, it } from "vitest";
import { complaintsOf, edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const REFUSED = 'is not on this machine. Only loopback is allowed here, such as "127.0.0.1" or "localhost".';

const PLACES: readonly (readonly [place: string, from: string, to: (host: string) => string])[] = [
  ["the end of a link", '"127.0.0.1:5432"', (host) => `"${host}:5432"`],
  [
    "the entrance of a link",
    '{ to: "127.0.0.1:5432" }',
    (host) => `{ to: "127.0.0.1:5432", listen: "${host}:5433" }`,
  ],
  ["where a process is ready", '"tcp://127.0.0.1:${ports.gotv}"', (host) => `"tcp://${host}:1"`],
  ["the ledger", '"http://127.0.0.1:${ports.gotv}/ledger"', (host) => `"http://${host}:1/ledger"`],
  ["the state", '"http://127.0.0.1:8080/healthz"', (host) => `"http://${host}/healthz"`],
  ["a step", '"http://127.0.0.1:${ports.gotv}/degraded"', (host) => `"http://${host}:\${ports.gotv}/x"`],
  ["an undo", "{ run: ./undo.sh }", (host) => `{ http: { delete: "http://${host}/x" } }`],
];

describe.each(PLACES)("the address of %s", (_, from, to) => {
  it.each(["127.0.0.1", "127.1.2.3", "localhost", "[::1]"])("may be on %s", (host) => {
    expect(complaintsOf(edited(from, to(host)))).toEqual([]);
  });

  it.each(["10.0.0.1", "example.org", "0.0.0.0", "[::2]", "127.0.0.1.example.org", "localhost.example.org"])(
    "may not be on %s",
    (host) => {
      const complaints = complaintsOf(edited(from, to(host)));
      expect(complaints).toEqual([expect.stringMatching(/^\d+:\d+ {2}"/u)]);
      expect(complaints[0]).toContain(REFUSED);
    },
  );
});

it("a user in front of an address does not hide where it leads", () => {
  const text = edited('"http://127.0.0.1:8080/healthz"', '"http://127.0.0.1@example.org/healthz"');
  expect(complaintsOf(text)[0]).toContain(REFUSED);
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
