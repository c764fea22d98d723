import { describe, expect, it } from "vitest";
import { complaintsOf, edited, scenarioOf } from "../support/scenario-text.ts";

const SLOW = "{ slow-link: { link: database, latency: 200ms, jitter: 50ms } }";

const withHook = (hook: string): string => edited(SLOW, `{ hook: ${hook} }`);

describe("a hook in a scenario", () => {
  it("may use the places of the run in its commands and requests", () => {
    const hook =
      '{ what: contacts is locked, on: { run: "lock ${ports.gotv} ${folders.x} ${HOME}" }, off: { http: { delete: "http://127.0.0.1:${ports.gotv}/lock" } } }';
    expect(complaintsOf(withHook(hook))).toEqual([]);
    expect(scenarioOf(withHook(hook)).breaks[0]?.fault).toMatchObject({ name: "hook" });
  });

  it.each([
    ["{ what: x, on: { run: a } }", '"off" is missing'],
    ["{ on: { run: a }, off: { run: b } }", '"what" is missing'],
    ["{ what: x, on: {}, off: { run: b } }", 'must have "run" or "http", exactly one of them'],
    ["{ what: x, on: { run: a }, off: { run: b, undo: c } }", '"undo" is not a key here'],
    ["{ what: x, on: { run: a }, off: { http: { post: ftp://127.0.0.1/x } } }", "must be an http:// address"],
    ['{ what: x, on: { run: "${prots.gotv}" }, off: { run: b } }', 'Did you mean "${ports.gotv}"?'],
    [
      '{ what: x, on: { run: a }, off: { http: { post: "http://127.0.0.1:1/x", json: { to: "${links.databse}" } } } }',
      'Did you mean "database"?',
    ],
  ])("%s is refused", (hook, complaint) => {
    expect(complaintsOf(withHook(hook)).join("\n")).toContain(complaint);
  });
});

describe("a break that is left alone", () => {
  it("needs a fix: without one what comes back by itself is seen anyway", () => {
    const text = edited("noFix: It restarts by itself.", "noFix: It restarts by itself.\n    alone: 8s");
    expect(complaintsOf(text)).toEqual([
      expect.stringContaining(
        'makes sense only with "fixes": without them "after" shows already what comes back by itself',
      ),
    ]);
    expect(
      complaintsOf(
        edited("owner: gotv-platform\n    fixes", "owner: gotv-platform\n    alone: 8s\n    fixes"),
      ),
    ).toEqual([]);
  });
});
