import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { EnvironmentError, NotHealedError } from "../../../model/errors.ts";
import type { Toxic } from "../../../model/toxic.ts";
import { ratio, seconds } from "../../../model/units.ts";
import { Injection } from "../../../run/inject.ts";
import { knock } from "../../../run/ready.ts";
import { portFinder } from "../../../run/ports.ts";
import { Processes } from "../../../run/processes.ts";
import { ToxiproxyApi } from "../../../run/toxiproxy/api.ts";
import { ToxiproxyLinks } from "../../../run/toxiproxy/toxiproxy-links.ts";
import type { RunningToxiproxy } from "../../../run/toxiproxy/toxiproxy.ts";
import { fakeJournal } from "../../support/fake-journal.ts";
import { hooksIn } from "../../support/hooks-in.ts";
import { startWedgedToxiproxy, type Mischief, type WedgedToxiproxy } from "../../support/wedged-toxiproxy.ts";

const RUN = "tiny-day-20121106T180000Z";
const TTL = seconds(30);
// Long enough for a healthy call on a machine that is busy with something else.
const WITHIN_MS = 4000;

const find = portFinder();
const started: WedgedToxiproxy[] = [];
afterAll(async () => {
  for (const server of started) await server.close();
});

const slow = (latency: number, stream: Toxic["stream"] = "downstream"): Toxic => ({
  type: "latency",
  attributes: { latency, jitter: 0 },
  stream,
  toxicity: ratio(1),
});

async function rig(life: "ours" | "theirs", dialect: RunningToxiproxy["dialect"] = "server") {
  const server = await startWedgedToxiproxy();
  started.push(server);
  let restarts = 0;
  const restart = async (): Promise<void> => {
    restarts += 1;
    await server.restart();
  };
  const toxiproxy: RunningToxiproxy = {
    url: server.url,
    dialect,
    life: life === "ours" ? { of: "ours", restart, pid: () => process.pid } : { of: "theirs" },
    onExit: () => undefined,
    stop: async () => undefined,
  };
  const links = new ToxiproxyLinks(toxiproxy, RUN, new ToxiproxyApi(server.url, WITHIN_MS));
  const ports = { edge: await find(), database: await find() };
  for (const [name, port] of Object.entries(ports))
    await links.open({ name, listen: `127.0.0.1:${port}`, upstream: server.url.slice("http://".length) });
  server.calls.length = 0;
  return { server, links, ports, restarts: () => restarts };
}

/** The calls without their bodies and without the name of the run. */
const asked = ({ calls }: WedgedToxiproxy): readonly string[] =>
  calls
    .filter((call) => !call.startsWith("GET"))
    .map((call) => call.replace(/ \{.*/u, "").replaceAll(`${RUN}-`, ""));

const isOn = async ({ links }: { links: ToxiproxyLinks }, name: string): Promise<readonly string[]> =>
  (await links.states()).flatMap((link) =>
    link.name === name
      ? [...link.toxics, ...(link.enabled ? [] : ["cut"]), ...(link.ledTo === undefined ? [] : [link.ledTo])]
      : [],
  );

describe("healing a real toxiproxy-server", () => {
  it("makes the link anew instead of removing the toxic, and tells how long it took", async () => {
    const stage = await rig("theirs");
    const undo = await stage.links.poison("edge", slow(50), TTL);
    expect(await isOn(stage, "edge")).toHaveLength(1);
    await undo();
    expect(asked(stage.server)).toEqual([
      "POST /proxies/edge/toxics",
      "DELETE /proxies/edge",
      "POST /proxies",
    ]);
    expect(await isOn(stage, "edge")).toEqual([]);
    await knock("127.0.0.1", stage.ports.edge, 5000);
    const [told] = await stage.links.mend();
    expect(told).toMatchObject({ what: "healing of link edge", ok: true });
    expect(told?.detail).toMatch(/^making the link anew took \d+ ms$/u);
  });

  it("takes latency on the way to the service off as it is, and makes the link anew only when that hangs", async () => {
    const stage = await rig("theirs");
    const undo = await stage.links.poison("edge", slow(50, "upstream"), TTL);
    await undo();
    const gently = ["POST /proxies/edge/toxics", "DELETE /proxies/edge/toxics/1"];
    expect(asked(stage.server)).toEqual(gently);
    const undoNext = await stage.links.poison("edge", slow(50, "upstream"), TTL);
    stage.server.trap(/toxics\/.*2$/u, "hangs");
    stage.server.calls.length = 0;
    await undoNext();
    expect(asked(stage.server)).toEqual([
      "DELETE /proxies/edge/toxics/2",
      "DELETE /proxies/edge",
      "POST /proxies",
    ]);
    expect(await isOn(stage, "edge")).toEqual([]);
    expect((await stage.links.mend()).map(({ detail }) => detail.replaceAll(/\d+ ms/gu, "…"))).toEqual([
      "taking it off took …",
      "taking it off failed after … (no answer within …); making the link anew took …",
    ]);
  });

  it("keeps what else is on the link, and takes each off once", async () => {
    const stage = await rig("theirs");
    const undoSlow = await stage.links.poison("edge", slow(50), TTL);
    const undoSlower = await stage.links.poison("edge", slow(90), TTL);
    const undoCut = await stage.links.cut("edge", TTL);
    await undoSlow();
    expect(await isOn(stage, "edge")).toEqual([`${RUN}-2`, "cut"]);
    await undoCut();
    expect(await isOn(stage, "edge")).toEqual([`${RUN}-2`]);
    await undoSlower();
    expect(await isOn(stage, "edge")).toEqual([]);
    const before = stage.server.calls.length;
    for (const undo of [undoSlow, undoSlower, undoCut]) await undo();
    expect(stage.server.calls).toHaveLength(before);
  });

  it("leads a link elsewhere and back by making it anew, with what else is on it", async () => {
    const stage = await rig("theirs");
    const undoSlow = await stage.links.poison("edge", slow(50), TTL);
    const undo = await stage.links.repoint("edge", "127.0.0.1:9", TTL);
    expect(await isOn(stage, "edge")).toEqual([`${RUN}-1`, "127.0.0.1:9"]);
    await undoSlow();
    expect(await isOn(stage, "edge")).toEqual(["127.0.0.1:9"]);
    stage.server.calls.length = 0;
    await undo();
    expect(asked(stage.server)).toEqual(["DELETE /proxies/edge", "POST /proxies"]);
    expect(await isOn(stage, "edge")).toEqual([]);
    await undo();
    expect(asked(stage.server)).toHaveLength(2);
  });

  it("leads a link back that was led elsewhere behind its back", async () => {
    const stage = await rig("theirs");
    await stage.server.api("POST", `/proxies/${RUN}-edge`, { upstream: "127.0.0.1:9" });
    expect(await isOn(stage, "edge")).toEqual(["127.0.0.1:9"]);
    expect(await stage.links.mend()).toHaveLength(1);
    expect(await isOn(stage, "edge")).toEqual([]);
  });

  it("tells many healings of one link that went alike as one", async () => {
    const stage = await rig("theirs");
    for (let times = 0; times < 11; times += 1) await (await stage.links.cut("edge", TTL))();
    await (
      await stage.links.cut("database", TTL)
    )();
    const details = (await stage.links.mend()).map(({ what, detail }) => `${what}: ${detail}`);
    expect(details).toEqual([
      expect.stringMatching(/^healing of link edge: making the link anew took \d+ to \d+ ms, 11 times$/u),
      expect.stringMatching(/^healing of link database: making the link anew took \d+ ms$/u),
    ]);
  });

  it("is not taken for one that has lost the links while one of them is made anew", async () => {
    const stage = await rig("theirs");
    const undo = await stage.links.cut("edge", TTL);
    stage.server.trap(/^POST \/proxies$/u, "hangs", 1);
    const healing = undo().catch(() => undefined);
    while (!asked(stage.server).includes("POST /proxies")) await delay(5);
    expect(await stage.links.standing()).toBe("there");
    await healing;
    expect(await stage.links.standing()).toBe("lost");
    await stage.links.mend();
    expect(await stage.links.standing()).toBe("there");
  });

  it("is told of no time limit, which it does not know; the embedded one is", async () => {
    for (const [dialect, knows] of [
      ["server", false],
      ["embedded", true],
    ] as const) {
      const { server, links } = await rig("theirs", dialect);
      await (
        await links.poison("edge", slow(50), TTL)
      )();
      await (
        await links.cut("edge", TTL)
      )();
      await (
        await links.repoint("edge", "127.0.0.1:9", TTL)
      )();
      expect(
        server.calls.filter((call) => call.includes('"ttl":30000')),
        dialect,
      ).toHaveLength(knows ? 3 : 0);
      expect(asked(server).includes("DELETE /proxies/edge"), dialect).toBe(!knows);
    }
  });
});

const HANGS: readonly Mischief[] = [
  "hangs",
  "is done, yet hangs",
  "answers 503 HTML",
  "breaks off",
  "answers 500",
];

describe.concurrent("a Toxiproxy of ours that", () => {
  it.each(HANGS)(
    "%s when it is to heal is killed and started again, with all links and no fault",
    async (how) => {
      const stage = await rig("ours");
      const undos = [await stage.links.poison("edge", slow(50), TTL), await stage.links.cut("database", TTL)];
      stage.server.trap(/^(DELETE|POST) /u, how);
      for (const undo of undos.reverse()) await undo();
      expect(stage.restarts()).toBe(1);
      for (const name of ["edge", "database"]) expect(await isOn(stage, name), name).toEqual([]);
      for (const port of Object.values(stage.ports)) await knock("127.0.0.1", port, 5000);
      const told = await stage.links.mend();
      expect(told).toHaveLength(1);
      expect(told[0]?.detail).toMatch(
        /^making the link anew failed after \d+ ms \(.+\); killing and restarting Toxiproxy took \d+ ms$/u,
      );
    },
  );

  it.each(["is done, yet hangs", "answers 503 HTML"] as const)(
    "%s when a fault is put on is not asked again before it is restarted",
    async (how) => {
      const stage = await rig("ours");
      await stage.links.cut("database", TTL);
      stage.server.trap(/toxics$/u, how);
      const adding = stage.links.poison("edge", slow(50), TTL);
      await expect(adding).rejects.toThrow(EnvironmentError);
      await expect(adding).rejects.toThrow(
        /did not add latency to "edge": (no answer within|status 503, a page)/u,
      );
      stage.server.calls.length = 0;
      await stage.links.mend();
      expect(stage.restarts()).toBe(1);
      expect(asked(stage.server)).toEqual(["POST /proxies", "POST /proxies"]);
      for (const name of ["edge", "database"]) expect(await isOn(stage, name), name).toEqual([]);
    },
  );
});

describe.concurrent("somebody's Toxiproxy that", () => {
  it.each(HANGS)("%s when it is to heal ends as not healed, with what to type", async (how) => {
    const stage = await rig("theirs");
    const undo = await stage.links.poison("edge", slow(50), TTL);
    stage.server.trap(/^(DELETE|POST) /u, how);
    const failure: unknown = await undo().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NotHealedError);
    expect(failure).toMatchObject({
      message: expect.stringMatching(
        /^The link "edge" could not be healed: making the link anew failed after \d+ ms/u,
      ),
      hint: expect.stringContaining(
        `curl -m 5 -X DELETE ${stage.server.url}/proxies/${RUN}-edge ${stage.server.url}/proxies/${RUN}-database`,
      ),
    });
    const leaving: unknown = await stage.links.close().catch((error: unknown) => error);
    expect(leaving).toBeInstanceOf(NotHealedError);
    expect(leaving).toMatchObject({ hint: expect.stringContaining(`${RUN}-database`) });
  });

  it("hung for a moment is healed by the next try", async () => {
    const stage = await rig("theirs");
    const journal = fakeJournal();
    const processes = new Processes(() => undefined, journal);
    const injection = new Injection({ links: stage.links, processes, hooks: hooksIn(journal) }, journal);
    await injection.apply([{ kind: "toxic", link: "edge", toxic: slow(50) }], TTL);
    stage.server.trap(/^DELETE/u, "hangs", 1);
    const healing = injection.heal();
    await expect(healing).rejects.toThrow("Not taken off: fault: latency on edge: The link");
    await expect(healing).rejects.toMatchObject({ hint: expect.stringContaining("curl -m 5 -X DELETE") });
    await injection.heal();
    expect(await isOn(stage, "edge")).toEqual([]);
  });

  it("was restarted and has lost the links gets them again", async () => {
    const stage = await rig("theirs");
    await stage.links.poison("edge", slow(50), TTL);
    await stage.server.restart();
    expect(await stage.links.standing()).toBe("lost");
    await expect(stage.links.poison("edge", slow(50), TTL)).rejects.toMatchObject({
      hint: "It has lost the link: was it restarted?",
    });
    const told = await stage.links.mend();
    expect(told.map(({ ok, what }) => [what, ok])).toEqual([
      ["healing of link edge", true],
      ["healing of link database", true],
    ]);
    for (const port of Object.values(stage.ports)) await knock("127.0.0.1", port, 5000);
  });

  it("is gone has taken its faults along: that is no failure of healing", async () => {
    const stage = await rig("theirs");
    const undo = await stage.links.poison("edge", slow(50), TTL);
    await stage.server.close();
    await undo();
    expect(await stage.links.standing()).toBe("gone");
    expect((await stage.links.mend())[0]).toMatchObject({
      ok: true,
      detail: expect.stringContaining("was gone"),
    });
    await stage.links.close();
  });

  it("has a proxy of our name keeps it: the link is refused, and never removed", async () => {
    const { server, links, ports } = await rig("theirs");
    const foreign = { name: `${RUN}-cache`, listen: "127.0.0.1:0", upstream: "127.0.0.1:1" };
    await server.api("POST", "/proxies", foreign);
    const opening = links.open({ name: "cache", listen: "127.0.0.1:0", upstream: "127.0.0.1:2" });
    await expect(opening).rejects.toThrow(`status 409, proxy already exists`);
    await links.close();
    expect(Object.keys((await server.api("GET", "/proxies")) as object)).toEqual([foreign.name]);
    expect(ports).toBeDefined();
  });

  it("has a proxy at the port that a link wants keeps it, and the message says so", async () => {
    const { server, links } = await rig("theirs");
    const foreign = { name: "orders", listen: "127.0.0.1:0", upstream: "127.0.0.1:1" };
    const { listen } = (await server.api("POST", "/proxies", foreign)) as { listen: string };
    const opening = links.open({ name: "cache", listen, upstream: "127.0.0.1:2" });
    await expect(opening).rejects.toThrow(
      /did not open the link "cache" at "127\.0\.0\.1:\d+": status 500, .*in use/u,
    );
    await links.close();
    expect(await server.api("GET", "/proxies")).toMatchObject({ orders: { listen, enabled: true } });
  });

  it("is never asked to reset, nor for what is not ours", async () => {
    const { server, links } = await rig("theirs");
    await (
      await links.poison("edge", slow(50), TTL)
    )();
    await (
      await links.cut("edge", TTL)
    )();
    await links.states();
    await links.mend();
    await links.close();
    const foreign = server.calls.filter((call) => !call.includes(RUN));
    expect(foreign).toEqual([]);
  });
});
