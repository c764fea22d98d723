import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hideSecrets } from "../../cli/hide-secrets.ts";
import { writeResults } from "../../cli/write-results.ts";
import type { Plan, StepAction } from "../../model/plan.ts";
import type { RunRecord } from "../../model/record.ts";
import { millis, seconds } from "../../model/units.ts";
import { renderTerminal } from "../../reports/formats/terminal.ts";
import { readRecord } from "../../run/read-record.ts";
import { Recorder } from "../../run/recorder.ts";
import { aBreak, aCall, aFix, aPlan, aStep } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";
import { aStepOutcome } from "../support/a-run-event.ts";
import { fakeConsole } from "../support/fake-console.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One secret for each place in which a scenario can have one. */
interface Secrets {
  readonly variable: string;
  readonly inherited: string;
  readonly address: string;
  readonly header: string;
  readonly cookie: string;
  readonly parameter: string;
  readonly field: string;
  readonly command: string;
  readonly undo: string;
}

const ANY = "abcXYZ0189!#$%^*()_=+;<>'\"\\@/:?&é選 -.~,|[]`";
const WORD = "abcXYZ0189_-.~";

const secretOf = (letters: string): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...letters.split("")), minLength: 8, maxLength: 30 })
    .map((text) => `sk${text}9`);

const secrets: fc.Arbitrary<Secrets> = fc.record({
  variable: secretOf(ANY),
  inherited: secretOf(ANY),
  address: secretOf(ANY),
  header: secretOf(WORD),
  cookie: secretOf(WORD),
  parameter: secretOf(WORD),
  field: secretOf(ANY),
  command: secretOf(WORD),
  undo: secretOf(WORD),
});

const undo = (secret: string): StepAction => ({ kind: "run", command: `tool --api-key ${secret} off` });
const urlOf = (secret: string): string => `postgres://gotv:${encodeURIComponent(secret)}@127.0.0.1:5432/gotv`;

const planWith = (secret: Secrets): Plan =>
  aPlan({
    system: [
      {
        name: "shop",
        command: `PGPASSWORD=${secret.command} node main.ts`,
        cwd: ".",
        env: { SHOP_PASSWORD: secret.variable, DATABASE_URL: urlOf(secret.address) },
        ready: "tcp://127.0.0.1:1",
        readyWithin: seconds(1),
        nice: 0,
      },
    ],
    traffic: {
      ...aPlan().traffic,
      mix: [
        aCall("next-voter", {
          path: `/next?access_token=${secret.parameter}&n=\${seq}`,
          headers: { Authorization: `Bearer ${secret.header}`, Cookie: `sid=${secret.cookie}; theme=dark` },
        }),
        aCall("record-contact", { body: JSON.stringify({ user: "a", password: secret.field }), write: true }),
      ],
    },
    breaks: [
      aBreak({
        fixes: [
          aFix("degraded", {
            steps: [
              aStep({
                action: { kind: "run", command: `curl -u admin:${secret.command} http://127.0.0.1:8080/` },
                undo: undo(secret.undo),
              }),
            ],
          }),
        ],
      }),
    ],
  });

/** A run in which every service and every process says what it knows. */
function recordWith(plan: Plan, known: readonly string[]): RunRecord {
  const said = `it said ${known.join(" and ")}, ${JSON.stringify(known)}`;
  return aRecord(plan)
    .withEvents((events) =>
      events.map((event) =>
        event.kind === "step"
          ? { ...event, step: { ...aStepOutcome(), output: said, command: said } }
          : event,
      ),
    )
    .withEvent({ at: seconds(1), kind: "trouble", text: said })
    .withEvent({ at: seconds(2), kind: "state", state: said })
    .withEvent({
      at: millis(60_000),
      kind: "healed",
      ok: false,
      checks: [{ what: "links", ok: false, detail: said, remedy: said }],
    })
    .withEvent({ at: millis(60_001), kind: "run-ended", how: "failed", reason: said })
    .build();
}

function write({ plan, events, calls, lateness }: RunRecord, recorder: Recorder): void {
  recorder.plan(plan);
  for (const event of events) recorder.event(event);
  for (const row of calls) recorder.row(row);
  for (const row of lateness) recorder.lateness(row);
  recorder.close();
}

const filesIn = (place: string): readonly string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const REPORTS = ["junit.xml", "report.html", "report.json", "report.md", "database-slow.md"];

describe("a run folder", () => {
  it("holds no secret of its scenario or of its environment, whatever they are and wherever they come back", async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        rmSync(folder, { recursive: true, force: true });
        const console = fakeConsole();
        const plan = planWith(secret);
        const redact = hideSecrets(console, plan, { CI_TOKEN: secret.inherited, HOME: "/home/x" });
        const known = Object.values(secret);
        const recorder = new Recorder(folder, (error) => expect.unreachable(error.message), redact);
        write(recordWith(plan, known), recorder);
        console.painted(renderTerminal(await writeResults(folder), { colour: true }));
        console.err(`"shop" ended.\nIts last words: ${known.join("\n")}\n`);
        console.out(JSON.stringify(plan));

        const files = filesIn(folder);
        expect(files.map((file) => file.split("/").at(-1))).toEqual(expect.arrayContaining(REPORTS));
        const texts = [...files.map((file) => readFileSync(file, "utf8")), ...Object.values(console.printed)];
        const spellings = known.flatMap((one) => [
          one,
          JSON.stringify(one).slice(1, -1),
          encodeURIComponent(one),
        ]);
        for (const text of texts) expect(spellings.filter((one) => text.includes(one))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it("still tells what it was about, and is read back and judged as before", async () => {
    const plan = planWith({
      variable: "complete",
      inherited: "queue-writes",
      address: "election-day",
      header: "fault-on-and-off",
      cookie: "database",
      parameter: "degraded",
      field: "record-contact",
      command: "next-voter",
      undo: "full-speed",
    });
    const redact = hideSecrets(fakeConsole(), plan, { CI_TOKEN: "queue-writes" });
    const record = aRecord(plan).build();
    write(record, new Recorder(folder, (error) => expect.unreachable(error.message), redact));
    const read = await readRecord(folder);
    expect(read.events).toEqual(record.events);
    expect(read.calls).toEqual(record.calls);
    expect(read.plan.breaks[0]?.want).toEqual(plan.breaks[0]?.want);
    expect(read.plan.system[0]?.env).toEqual({
      SHOP_PASSWORD: "****",
      DATABASE_URL: "postgres://gotv:****@127.0.0.1:5432/gotv",
    });
    expect((await writeResults(folder)).breaks[0]?.outcome).toBe("fix-proven");
  });

  it("has runbooks that say where a masked part of a command comes from", async () => {
    const plan = planWith({ ...fc.sample(secrets, 1)[0], command: "hunter22-hunter22" } as Secrets);
    const redact = hideSecrets(fakeConsole(), plan, {});
    write(aRecord(plan).build(), new Recorder(folder, () => undefined, redact));
    await writeResults(folder);
    const runbook = readFileSync(join(folder, "runbooks/database-slow.md"), "utf8");
    expect(runbook).toContain("curl -u admin:**** http://127.0.0.1:8080/");
    expect(runbook).toContain(
      "- **Secret:** where the command says `****`, put in what the scenario has there",
    );
  });
});

it("a run of traffic whose calls are named by their addresses keeps no token of them", () => {
  const recorder = new Recorder(folder, (error) => expect.unreachable(error.message));
  const [row] = aRecord().build().calls;
  if (row === undefined) throw new Error("a record without calls");
  recorder.row({ ...row, call: "http://127.0.0.1:1/a?token=hunter22" });
  recorder.check({
    second: 1,
    check: "Bearer hunter22",
    phase: "day",
    class: "within",
    passed: 1,
    failed: 0,
  });
  recorder.close();
  const text = filesIn(folder)
    .map((file) => readFileSync(file, "utf8"))
    .join("");
  expect(text).toContain("token=****");
  expect(text).toContain("Bearer ****");
  expect(text).not.toContain("hunter22");
});
