import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { JournalLine } from "../../model/journal.ts";
import type { CallRow } from "../../model/record.ts";
import { need } from "../support/needs.ts";
import { aSmallShop } from "./support/a-small-shop.ts";
import { eventsOf, PLAYGROUND, reportOf, runCli, type CliEnd } from "./support/run-cli.ts";

const IN_TIME = 120_000;
const tool = await need("toxiproxy-server");

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

const BREAKS = `
  - id: fog
    symptom: Everything is slow and breaks off, now and then
    at: "03:00"
    before: 1500ms
    hold: 2500ms
    after: 1500ms
    fault:
      - slow-link: { link: everything, latency: 60ms }
      - chopped-link: { link: store, size: 40 }
      - reset-link: { link: store }
    flapping: { on: 400ms, off: 400ms }
    want: { state: full, within: 200ms, share: 90% }
    owner: nobody
    noFix: It passes.
  - id: wrong-store
    symptom: Every order is refused
    at: "15:00"
    before: 1500ms
    hold: 1500ms
    after: 1500ms
    fault: { repoint-link: { link: store, to: "127.0.0.1:\${ports.stranger}" } }
    want: { state: full, within: 200ms, share: 90% }
    owner: nobody
    noFix: It is led back.
`;

const linesOf = (end: CliEnd, file: string): readonly string[] =>
  readFileSync(join(end.folder, "record", file), "utf8")
    .trim()
    .split("\n");

/** How many calls of a phase got this status. */
const withStatus = (end: CliEnd, phase: string, status: string): number =>
  linesOf(end, "calls.jsonl")
    .map((line): CallRow => JSON.parse(line))
    .filter((row) => row.phase === phase)
    .reduce((sum, { statuses }) => sum + (statuses[status] ?? 0), 0);

/** The changes of the journal, and how many of them were never taken back. */
function changesOf(end: CliEnd): { readonly made: readonly string[]; readonly open: number } {
  const lines = linesOf(end, "journal.jsonl").map((line): JournalLine => JSON.parse(line));
  const begun = lines.flatMap((line) => (line.kind === "begin" ? [line] : []));
  const undone = new Set(lines.flatMap((line) => (line.kind === "undone" ? [line.id] : [])));
  const made = begun.map(({ what }) => what).filter((what) => what.startsWith("fault: "));
  return { made, open: begun.filter(({ id }) => !undone.has(id)).length };
}

const FOG = ["latency on edge", "latency on store", "slicer on store", "reset_peer on store"].map(
  (what) => `fault: ${what}`,
);

function expectFog(end: CliEnd): void {
  const { made } = changesOf(end);
  // Behind the canary: all faults of the list on all links of the group, in their order, again and again.
  const fog = made.slice(2, made.indexOf("fault: reset_peer on store", made.length - 8) + 1);
  const times = fog.length / FOG.length;
  expect(times).toBeGreaterThanOrEqual(2);
  expect(fog).toEqual(Array.from({ length: times }, () => FOG).flat());
  expect(withStatus(end, "fog/during", "503")).toBeGreaterThan(0);
  expect(withStatus(end, "fog/during", "201")).toBeGreaterThan(0);
}

describe("a day with a group, a list of faults, a rhythm and a link that is led elsewhere", () => {
  it.each(["embedded", ...(tool === undefined ? [] : ["server"])])(
    "through Toxiproxy %s: each is felt, all is healed, and no order is lost or doubled",
    async (toxiproxy) => {
      const end = await runCli(["run", aSmallShop(BREAKS), "--toxiproxy", toxiproxy]);
      expect([0, 1], end.stderr).toContain(end.code);
      expect(end.leftBehind).toEqual([]);
      expectFog(end);
      expect(changesOf(end).open).toBe(0);
      expect(changesOf(end).made.at(-1)).toBe("fault: repoint of store");
      // The stranger answers only while the link leads to it; how many calls come then, the machine decides.
      expect(withStatus(end, "wrong-store/during", "421")).toBeGreaterThan(0);
      expect(withStatus(end, "wrong-store/before", "421")).toBe(0);
      expect(withStatus(end, "wrong-store/after", "201")).toBeGreaterThan(0);
      const events = eventsOf(end);
      const canaries = events.flatMap((event) => (event.kind === "canary" ? [event.link] : []));
      expect(canaries).toEqual(["edge", "store", "store"]);
      const ledger = events.find((event) => event.kind === "ledger")?.ledger;
      expect(ledger).toMatchObject({ lost: 0, doubled: 0 });
      expect(ledger?.stored).toBe((ledger?.acknowledged ?? 0) + (ledger?.inDoubt ?? 0));
      expect(reportOf(end)).toMatchObject({ healed: true, calls: { planned: 600, unaccounted: 0 } });
      const report = readFileSync(join(end.folder, "report.md"), "utf8").replaceAll("\u00A0", " ");
      expect(report).toContain("60 ms on every answer over everything (edge, store); answers over store in");
      expect(report).toContain("on for 400 ms, off for 400 ms, again and again");
      const runbook = readFileSync(join(end.folder, "runbooks", "fog.md"), "utf8");
      expect(runbook).toContain("again and again");
    },
    IN_TIME,
  );
});
