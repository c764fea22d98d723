import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { EnvironmentError, NotHealedError } from "../../../model/errors.ts";
import { aPlan } from "../../support/a-plan.ts";
import { leaveHealed } from "../../../run/heal-proof.ts";
import { openStage, type Stage } from "../../../run/stage.ts";
import { findToxiproxy } from "../../../run/toxiproxy/find-toxiproxy.ts";
import type { ToxiproxyChoice } from "../../../run/toxiproxy/toxiproxy.ts";
import { fakeJournal } from "../../support/fake-journal.ts";
import { startChildrenWithTsx } from "../../support/with-tsx.ts";
import { startWedgedToxiproxy, type WedgedToxiproxy } from "../../support/wedged-toxiproxy.ts";

startChildrenWithTsx();
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const aServer = async (): Promise<WedgedToxiproxy> => {
  const server = await startWedgedToxiproxy();
  ends.push(server.close);
  return server;
};

const plan = aPlan({ links: [{ name: "edge", to: "127.0.0.1:9" }] });

async function stageOn(
  choice: ToxiproxyChoice,
  onDeath: (how: string) => void = () => undefined,
): Promise<Stage> {
  return openStage(plan, {
    run: "tiny-day",
    folder: "/",
    toxiproxy: await findToxiproxy(choice),
    journal: fakeJournal(),
    signal: AbortSignal.timeout(60_000),
    onDeath: (process, how) => onDeath(`${process}: ${how}`),
    say: () => undefined,
  });
}

/** A stage on somebody's Toxiproxy, and the first death that was told of it. */
async function visit() {
  const server = await aServer();
  const deaths: string[] = [];
  const stage = await stageOn({ kind: "url", url: server.url }, (how) => deaths.push(how));
  const death = async (): Promise<string | undefined> => {
    while (deaths.length === 0) await delay(20);
    return deaths[0];
  };
  return { server, stage, death };
}

describe("a stage on somebody's Toxiproxy", () => {
  it("leaves nothing behind, and the proof says so", async () => {
    const { server, stage } = await visit();
    expect(Object.keys((await server.api("GET", "/proxies")) as object)).toEqual(["tiny-day-edge"]);
    const checks = await leaveHealed(plan, stage, new Set());
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.at(-1)?.detail).toBe(
      `the links of this run are removed; the one at ${server.url} stays as it was`,
    );
    expect(await server.api("GET", "/proxies")).toEqual({});
  });

  it("is told when that one ends; nobody at its links is the proof that nothing stays on", async () => {
    const { server, stage, death } = await visit();
    await server.close();
    expect(await death()).toBe("toxiproxy: nothing listens there any more");
    const checks = await leaveHealed(plan, stage, new Set(["toxiproxy"]));
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks).toContainEqual({
      what: "link edge",
      ok: true,
      detail: expect.stringContaining("ended with its Toxiproxy: connect ECONNREFUSED"),
    });
  });

  it("is told when that one has lost the links, and heals it", async () => {
    const { server, stage, death } = await visit();
    await server.restart();
    expect(await death()).toBe("toxiproxy: it has lost the links of this run, as after a restart");
    const checks = await leaveHealed(plan, stage, new Set(["toxiproxy"]));
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks[0]).toMatchObject({ what: "healing of link edge", ok: true });
    expect(await server.api("GET", "/proxies")).toEqual({});
  });

  it("that hangs at the end is not healed, and says what to type", async () => {
    const { server, stage } = await visit();
    server.trap(/^DELETE/u, "hangs");
    const checks = await leaveHealed(plan, stage, new Set());
    expect(checks.filter(({ ok }) => !ok)).toEqual([
      {
        what: "end of what was started",
        ok: false,
        detail: expect.stringContaining("still has the links of this run: no answer within 3000 ms"),
        remedy: expect.stringContaining(`curl -m 5 -X DELETE ${server.url}/proxies/tiny-day-edge`),
      },
    ]);
  });

  it("that hangs at its opening too is more than an environment error", async () => {
    const server = await aServer();
    server.trap(/^(POST|DELETE)/u, "is done, yet hangs", 1);
    await expect(stageOn({ kind: "url", url: server.url })).rejects.toThrow(EnvironmentError);
    expect(await server.api("GET", "/proxies")).toEqual({});
    server.trap(/^POST/u, "is done, yet hangs");
    server.trap(/^DELETE/u, "hangs");
    const opening = stageOn({ kind: "url", url: server.url });
    await expect(opening).rejects.toThrow(NotHealedError);
    await expect(opening).rejects.toThrow(/did not open the link "edge" .* still has the links of this run/u);
  });
});

it("a stage on the embedded Toxiproxy ends with it", async () => {
  const stage = await stageOn({ kind: "embedded" });
  const checks = await leaveHealed(plan, stage, new Set());
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(checks.at(-1)).toMatchObject({ detail: "ended, and all of its links with it" });
  await expect(fetch(`${stage.toxiproxy.url}/version`)).rejects.toThrow("fetch failed");
});
