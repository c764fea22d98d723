import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EnvironmentError, NotHealedError } from "../../model/errors.ts";
import type { Intent } from "../../model/journal.ts";
import type { Change } from "../../model/toxic.ts";
import { millis, ratio, seconds } from "../../model/units.ts";
import { Injection, isFault, isLasting, ttlFor } from "../../run/inject.ts";
import type { Links } from "../../run/links.ts";
import { Processes } from "../../run/processes.ts";
import { fakeJournal } from "../support/fake-journal.ts";
import { fakeLinks } from "../support/fake-world.ts";
import { hooksIn } from "../support/hooks-in.ts";

const slow = (link: string): Change => ({
  kind: "toxic",
  link,
  toxic: {
    type: "latency",
    attributes: { latency: 200, jitter: 0 },
    stream: "downstream",
    toxicity: ratio(1),
  },
});
const cut = (link: string): Change => ({ kind: "cut", link });

function anInjection(stuck: readonly string[] = [], links: Partial<Links> = {}, journal = fakeJournal()) {
  const log: string[] = [];
  const fake = fakeLinks((line) => log.push(line), new Set(stuck));
  const processes = new Processes(() => undefined, journal);
  const hands = { links: { ...fake, ...links }, processes, hooks: hooksIn(journal) };
  const injection = new Injection(hands, journal);
  const remember = (what: string) => injection.remember(what, async () => void log.push(`undo ${what}`));
  return { injection, log, remember, journal };
}

describe("healing", () => {
  it("takes everything off, the last on first", async () => {
    const { injection, log, remember } = anInjection();
    await injection.apply([slow("database"), cut("cache")], seconds(60));
    remember("fix: degraded");
    await injection.heal();
    expect(log).toEqual([
      "on: latency 200 on database",
      "on: cut of cache",
      "undo fix: degraded",
      "off: cut of cache",
      "off: latency 200 on database",
    ]);
  });

  it("again has nothing left to do", async () => {
    const { injection, log } = anInjection();
    await injection.apply([cut("cache")], seconds(60));
    await injection.heal();
    await injection.heal();
    expect(log).toEqual(["on: cut of cache", "off: cut of cache"]);
  });

  it("of faults alone leaves the fixes on", async () => {
    const { injection, log, remember } = anInjection();
    await injection.apply([cut("cache")], seconds(60));
    remember("fix: degraded");
    await injection.heal(isFault);
    expect(log.at(-1)).toBe("off: cut of cache");
    await injection.heal();
    expect(log.at(-1)).toBe("undo fix: degraded");
  });

  it("goes on when one thing does not come off, and says what is still on and what to do", async () => {
    const { injection, log } = anInjection(["cut of cache"]);
    await injection.apply([slow("database"), cut("cache"), slow("edge")], seconds(60));
    const healing = injection.heal();
    await expect(healing).rejects.toThrow(NotHealedError);
    await expect(healing).rejects.toThrow("Not taken off: fault: cut of cache: no answer.");
    expect(log.filter((line) => line.startsWith("off"))).toEqual([
      "off: latency 200 on edge",
      "off: cut of cache",
      "off: latency 200 on database",
    ]);
  });

  it("tries again what did not come off, and nothing else", async () => {
    const { injection, log } = anInjection(["cut of cache"]);
    await injection.apply([slow("database"), cut("cache")], seconds(60));
    await expect(injection.heal()).rejects.toThrow(NotHealedError);
    log.length = 0;
    await expect(injection.heal()).rejects.toThrow("cut of cache");
    expect(log).toEqual(["off: cut of cache"]);
  });

  it("names everything that did not come off", async () => {
    const { injection } = anInjection(["cut of cache", "cut of edge"]);
    await injection.apply([cut("cache"), cut("edge")], seconds(60));
    await expect(injection.heal()).rejects.toThrow(
      "Not taken off: fault: cut of edge: no answer; fault: cut of cache: no answer.",
    );
  });
});

describe("putting changes on", () => {
  it("stops at the first that fails, and healing knows those before it", async () => {
    const { injection, log } = anInjection([], {
      cut: async () => await Promise.reject(new Error("no such proxy")),
    });
    await expect(
      injection.apply([slow("database"), cut("cache"), slow("edge")], seconds(60)),
    ).rejects.toThrow("no such proxy");
    await injection.heal();
    expect(log).toEqual(["on: latency 200 on database", "off: latency 200 on database"]);
  });

  it("gives the proxy the time after which it heals by itself", async () => {
    const ttls: number[] = [];
    const poison: Links["poison"] = async (_link, _toxic, ttl) => {
      ttls.push(ttl);
      return async () => undefined;
    };
    const { injection } = anInjection([], { poison });
    await injection.apply([slow("database"), slow("edge")], millis(12_345));
    expect(ttls).toEqual([12_345, 12_345]);
  });

  it("leads a link elsewhere, and back again", async () => {
    const { injection, log, journal } = anInjection();
    await injection.apply([{ kind: "repoint", link: "cache", to: "127.0.0.1:9" }], seconds(60));
    expect(journal.open()).toMatchObject([{ what: "fault: repoint of cache", deadline: expect.any(Number) }]);
    await injection.heal(isFault);
    expect(log).toEqual(["on: repoint of cache to 127.0.0.1:9", "off: repoint of cache to 127.0.0.1:9"]);
    expect(journal.open()).toEqual([]);
  });

  it("of processes that do not run is no error", async () => {
    const { injection } = anInjection();
    await injection.apply(
      [
        { kind: "pause", process: "gotv" },
        { kind: "kill", process: "gotv" },
      ],
      seconds(60),
    );
    await expect(injection.heal()).resolves.toBeUndefined();
  });
});

/** A hook that leaves a file behind as long as it is on. */
const aHook = (folder: string, on = `touch ${folder}/on`): Change => ({
  kind: "hook",
  what: "a file lies around",
  on: { kind: "run", command: on },
  off: { kind: "run", command: `rm -f ${folder}/on` },
});

describe("a hook", () => {
  const folder = mkdtempSync(join(tmpdir(), "gameday-hook-"));
  const isOn = (): boolean => existsSync(join(folder, "on"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is in the journal before it is on, with what takes it back, and healing does that", async () => {
    const journal = fakeJournal();
    const wasOn: boolean[] = [];
    const { injection } = anInjection(
      [],
      {},
      {
        ...journal,
        begin: (intent) => {
          wasOn.push(isOn());
          return journal.begin(intent);
        },
      },
    );
    await injection.apply([aHook(folder)], seconds(60));
    // One line for the hook, one for the shell of its command.
    expect([wasOn, isOn()]).toEqual([[false, false], true]);
    expect(journal.open()).toMatchObject([
      {
        what: "fault: hook: a file lies around",
        undo: {
          kind: "step",
          action: { kind: "run", command: `rm -f ${folder}/on` },
          cwd: tmpdir(),
          moot: false,
        },
        deadline: expect.any(Number),
      },
    ]);
    await injection.heal(isFault);
    expect([isOn(), journal.open()]).toEqual([false, []]);
  });

  it("that fails says what it tried and what came of it, and what it did half way is taken back", async () => {
    const { injection, journal } = anInjection();
    const change = aHook(folder, `touch ${folder}/on; echo no room; exit 1`);
    const applied = injection.apply([change], seconds(60));
    await expect(applied).rejects.toThrow(EnvironmentError);
    await expect(applied).rejects.toThrow(
      `The hook "a file lies around" did not go on: touch ${folder}/on; echo no room; exit 1: no room.`,
    );
    expect(isOn()).toBe(true);
    await injection.heal();
    expect([isOn(), journal.open()]).toEqual([false, []]);
  });

  it("that cannot be written down is not put on", async () => {
    const { injection } = anInjection([], {}, fakeJournal({ isFull: true }));
    await expect(injection.apply([aHook(folder)], seconds(60))).rejects.toThrow("no space");
    expect(isOn()).toBe(false);
  });

  it("that does not come off is not healed, and stays in the journal", async () => {
    const { injection, journal } = anInjection();
    const stubborn: Change = {
      kind: "hook",
      what: "a file lies around",
      on: { kind: "run", command: "true" },
      off: { kind: "run", command: "echo never; exit 1" },
    };
    await injection.apply([stubborn], seconds(60));
    await expect(injection.heal()).rejects.toThrow(
      "fault: hook: a file lies around: echo never; exit 1: never",
    );
    expect(journal.open()).toMatchObject([{ what: "fault: hook: a file lies around" }]);
  });
});

it("what was killed is no fault that lasts: left alone it stays dead", () => {
  const names = ["fault: kill of gotv", "fault: pause of gotv", "fault: hook: x", "fix: degraded"];
  expect(names.map((name) => [isFault(name), isLasting(name)])).toEqual([
    [true, false],
    [true, true],
    [true, true],
    [false, false],
  ]);
});

describe("the journal", () => {
  it("has a fault before it is on, with what takes it off and until when, and closes it behind its healing", async () => {
    let seen: readonly Intent[] = [];
    const journal = fakeJournal();
    const { injection } = anInjection(
      [],
      {
        cut: async () => {
          seen = journal.open();
          return async () => undefined;
        },
      },
      journal,
    );
    await injection.apply([cut("cache")], seconds(60));
    expect(seen).toEqual([
      {
        what: "fault: cut of cache",
        before: "open, without it",
        undo: { kind: "nothing", why: "cache is a fake" },
        deadline: expect.any(Number),
      },
    ]);
    expect(seen[0]?.deadline).toBeGreaterThan(Date.now() + 50_000);
    await injection.heal();
    expect(journal.open()).toEqual([]);
  });

  it("that cannot be written keeps the fault from being put on", async () => {
    const { injection, log } = anInjection([], {}, fakeJournal({ isFull: true }));
    await expect(injection.apply([slow("database")], seconds(60))).rejects.toThrow("no space");
    expect(log).toEqual([]);
  });

  it("keeps open what does not come off", async () => {
    const { injection, journal } = anInjection(["cut of cache"]);
    await injection.apply([slow("database"), cut("cache")], seconds(60));
    await expect(injection.heal()).rejects.toThrow(NotHealedError);
    expect(journal.open().map(({ what }) => what)).toEqual(["fault: cut of cache"]);
  });

  it("keeps open what may be on though putting it on failed, until all links are found as they were", async () => {
    const { injection, journal } = anInjection([], {
      cut: async () => await Promise.reject(new Error("no answer")),
    });
    await expect(injection.apply([cut("cache")], seconds(60))).rejects.toThrow("no answer");
    await injection.heal();
    expect(journal.open().map(({ what }) => what)).toEqual(["fault: cut of cache"]);
    injection.settle();
    expect(journal.open()).toEqual([]);
  });
});

describe("what is remembered", () => {
  it("is undone by healing", async () => {
    const { injection, log, remember } = anInjection();
    remember("fix: degraded");
    await injection.heal();
    expect(log).toEqual(["undo fix: degraded"]);
  });

  it("replaces what was remembered under the same name", async () => {
    const { injection, log, remember } = anInjection();
    remember("fix: degraded");
    remember("fix: degraded");
    await injection.heal();
    expect(log).toEqual(["undo fix: degraded"]);
  });

  it("tells faults from fixes by its name", () => {
    expect(["fault: cut of cache", "fix: degraded"].map(isFault)).toEqual([true, false]);
  });
});

it("a fault that nobody takes off ends half a minute behind its planned end", () => {
  expect(ttlFor(seconds(50), seconds(20))).toBe(60_000);
  expect(ttlFor(seconds(20), seconds(50))).toBe(30_000);
});
