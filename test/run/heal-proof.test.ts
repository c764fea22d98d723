import { afterEach, expect, it } from "vitest";
import type { HealCheck } from "../../model/record.ts";
import { seconds } from "../../model/units.ts";
import { leaveHealed } from "../../run/heal-proof.ts";
import { openStage } from "../../run/stage.ts";
import { findToxiproxy } from "../../run/toxiproxy/find-toxiproxy.ts";
import { aPlan } from "../support/a-plan.ts";
import { fakeJournal } from "../support/fake-journal.ts";
import { startChildrenWithTsx } from "../support/with-tsx.ts";

startChildrenWithTsx();
const plan = aPlan({ links: [{ name: "edge", to: "127.0.0.1:9" }] });
const LATE_MS = 150;

let slowness: NodeJS.Timeout | undefined;
afterEach(() => clearInterval(slowness));

const aStage = async () =>
  await openStage(plan, {
    run: "tiny-day",
    folder: "/",
    toxiproxy: await findToxiproxy({ kind: "embedded" }),
    journal: fakeJournal(),
    signal: AbortSignal.timeout(60_000),
    onDeath: () => undefined,
    say: () => undefined,
  });

/** From now on whatever this process waits for comes late: connections open as slowly as they do behind a bad link. */
function everythingComesLate(): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  slowness = setInterval(() => Atomics.wait(cell, 0, 0, LATE_MS), 1);
}

const connectionIn = (checks: readonly { what: string; ok: boolean; detail: string }[]) =>
  checks.find(({ what }) => what === "connection through edge");

it("a link that opens as before the run is healed, and the proof has both times", async () => {
  const checks = await leaveHealed(plan, await aStage(), new Set());
  const detail = expect.stringMatching(/^opened in [\d.]+ ms, in [\d.]+ ms before the run$/u);
  expect(connectionIn(checks)).toMatchObject({ ok: true, detail });
});

it("a link that is open and free of toxics, yet opens more slowly than before the run, is not healed", async () => {
  const stage = await aStage();
  everythingComesLate();
  const checks = await leaveHealed(plan, stage, new Set());
  clearInterval(slowness);
  expect(checks.find(({ what }) => what === "link edge")).toMatchObject({ ok: true });
  expect(connectionIn(checks)).toMatchObject({
    ok: false,
    detail: expect.stringContaining("before the run"),
  });
  expect(checks.filter(({ ok }) => !ok)).toHaveLength(1);
});

it("a link that leads elsewhere is not healed until it is led back, and the proof says where it leads", async () => {
  const stage = await aStage();
  const proxy = `${stage.toxiproxy.url}/proxies/tiny-day-edge`;
  // Behind the back of the run, once its healing has looked for what to mend.
  const mend = async (): Promise<readonly HealCheck[]> => {
    await fetch(proxy, { method: "POST", body: '{"upstream":"127.0.0.1:7"}' });
    return [];
  };
  const checks = await leaveHealed(
    plan,
    { ...stage, links: Object.assign(stage.links, { mend }) },
    new Set(),
  );
  expect(checks.find(({ what }) => what === "link edge")).toEqual({
    what: "link edge",
    ok: false,
    detail: 'open, no toxics, leads to "127.0.0.1:7", where it should not',
  });
});

it("a link that was led elsewhere leads where it should behind the run", async () => {
  const stage = await aStage();
  await stage.injection.apply([{ kind: "repoint", link: "edge", to: "127.0.0.1:7" }], seconds(60));
  expect((await stage.links.states())[0]?.ledTo).toBe("127.0.0.1:7");
  const checks = await leaveHealed(plan, stage, new Set());
  expect(checks.find(({ what }) => what === "link edge")).toMatchObject({
    ok: true,
    detail: "open, no toxics, leads where it should",
  });
});
