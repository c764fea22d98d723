import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startCouchPotato } from "../couch-potato/start-couch-potato.ts";
import { startDocsWeb } from "../docs-web/start-docs-web.ts";
import { startFeed } from "../feed/start-feed.ts";
import { startKatoPotato } from "../kato-potato/start-kato-potato.ts";
import { startSharedDocs } from "../shared-docs/start-shared-docs.ts";
import { startTranscribe } from "../transcribe/start-transcribe.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { ownDatabase } from "./support/own-database.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { freePort, startProgram, until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const running = async <T extends { close: () => Promise<void> }>(started: Promise<T>): Promise<T> => {
  const program = await started;
  cleanups.push(() => program.close());
  return program;
};

const healthOf = async (port: number) =>
  JSON.parse((await ask(port, "/healthz")).text) as Record<string, unknown>;

const turn = async (port: number, name: string, on = true) => await post(port, `/admin/${name}`, { on });

/** A debate night with a link before the transcription, and a capture process that can be stopped. */
const aWorld = async ({ edits = 100_000, gapMs = 400 } = {}) => {
  const { url } = await database.create();
  const folder = temporary();
  cleanups.push(folder.remove);
  const docs = await running(startSharedDocs({ port: 0, edits, windowMs: 1_000, networkMs: 1 }));
  const vendor = { port: 0, concurrent: 50, quickestMs: 5, slowestMs: 60 };
  const transcribe = await running(startTranscribe(vendor));
  const link = await openSlowLink(transcribe.port);
  cleanups.push(link.close);
  const docsWebSettings = { databaseUrl: url(), docs: at(docs.port), docsLog: at(docs.port), gapMs };
  const openDocsWeb = async (port = 0) =>
    await running(startDocsWeb({ port, linesPerDocument: 50, ...docsWebSettings }));
  const docsWeb = await openDocsWeb();
  const capture = (name: string) => ({
    transcribe: at(link.port),
    docsWeb: at(docsWeb.port),
    folder: join(folder.path, name),
  });
  const documents = async () => {
    const { texts } = JSON.parse((await ask(docs.port, "/log")).text) as { texts: string[] };
    return texts.join("").split("\n").slice(0, -1);
  };
  return { docs, docsWeb, link, capture, documents, openDocsWeb };
};

const line = async (port: number, number: number, words = `word ${number}`) =>
  (await post(port, "/lines", { number, words }, { "Idempotency-Key": `k${number}` })).status;

/** With capture nodes behind a feed, and who watches them. */
const aDebate = async () => {
  const world = await aWorld();
  const [a, b] = [world.capture("a"), world.capture("b")];
  const port = await freePort();
  const env = { PORT: String(port), TRANSCRIBE: a.transcribe, DOCS_WEB: a.docsWeb, SPOOL_DIR: a.folder };
  const first = startProgram("couch-potato/main.ts", env);
  cleanups.push(() => first.stop("SIGKILL"));
  await until(async () => (await ask(port, "/sound").catch(() => undefined))?.status === 200);
  const second = await running(startCouchPotato({ port: 0, ...b }));
  const nodes = new Map([
    ["a", at(port)],
    ["b", at(second.port)],
  ]);
  const feed = await running(startFeed({ port: 0, nodes }));
  const kato = await running(
    startKatoPotato({ port: 0, feed: at(feed.port), nodes, docsWeb: at(world.docsWeb.port) }),
  );
  const say = async (key: string, words = `said ${key}`) =>
    (await post(feed.port, "/audio", { words }, { "Idempotency-Key": key })).status;
  return { ...world, first, firstPort: port, feed, kato, say };
};

describe("the transcript", () => {
  it("is in order, each segment once, though words come back out of order and twice", async () => {
    const { docsWeb, documents, say } = await aDebate();
    const statuses = await Promise.all(numbers(60).flatMap((n) => [say(`s${n}`), say(`s${n}`)]));
    expect(new Set(statuses)).toEqual(new Set([201]));
    expect(await documents()).toEqual(numbers(60).map((n) => `${n} said s${n}`));
    expect(await ledger(docsWeb.port)).toEqual(numbers(60).map((n) => `s${n}`));
  });

  it("marks a gap, and puts the words in its place when they come late", async () => {
    const { docsWeb, documents } = await aWorld();
    for (const number of [1, 2, 4, 5]) await line(docsWeb.port, number);
    await until(async () => (await documents()).includes("3 [missing]"));
    expect(await ledger(docsWeb.port)).toEqual(["k1", "k2", "k4", "k5"]);
    expect(await line(docsWeb.port, 3, "late [missing]\nwords")).toBe(201);
    expect(await documents()).toEqual([
      "1 word 1",
      "2 word 2",
      "3 late (missing) words",
      "4 word 4",
      "5 word 5",
    ]);
  });

  it("goes on behind a restart, and after somebody has typed in the document", async () => {
    const world = await aWorld();
    for (const number of [1, 3]) await line(world.docsWeb.port, number);
    const typed = { requests: [{ insertText: { location: { index: 1 }, text: "Hello\n" } }] };
    expect((await post(world.docs.port, "/v1/documents/doc-1:batchUpdate", typed)).status).toBe(200);
    expect(await line(world.docsWeb.port, 2)).toBe(201);
    const again = await world.openDocsWeb();
    expect(await line(again.port, 4)).toBe(201);
    const expected = ["Hello", "1 word 1", "2 word 2", "3 word 3", "4 word 4"];
    expect(await world.documents()).toEqual(expected);
  });

  it.each([
    [{ number: 0, words: "x" }, 422],
    [{ number: 1, words: 7 }, 422],
    ["[", 400],
  ])("refuses %j", async (body, status) => {
    const { docsWeb } = await aWorld();
    expect((await post(docsWeb.port, "/lines", body, { "Idempotency-Key": "k" })).status).toBe(status);
  });
});

describe("when the quota of edits is used up", () => {
  it("lines are refused, asked again or not; in batches all are stored and get into the document", async () => {
    const { docs, docsWeb, documents } = await aWorld({ edits: 3 });
    const put = async (from: number) =>
      await Promise.all(numbers(20).map((n) => line(docsWeb.port, from + n)));
    expect(await put(0)).toContain(503);
    await turn(docsWeb.port, "ask-again");
    expect(await put(20)).toContain(503);
    await turn(docsWeb.port, "batch");
    expect(new Set(await put(40))).toEqual(new Set([201]));
    await until(async () => (await documents()).length === 60);
    expect(await documents()).toEqual(numbers(60).map((n) => `${n} word ${n}`));
    await post(docs.port, "/admin/quota", { edits: 0 });
    const refused = await post(docs.port, "/v1/documents", { title: "x" });
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining("RESOURCE_EXHAUSTED")]);
  });
});

describe("when the transcription is slow", () => {
  it("sound is lost, however many connections; spooled sound is kept over a kill and written in its place", async () => {
    const { link, first, firstPort, say, capture, documents, docsWeb } = await aDebate();
    link.delayMs = 1_800;
    expect(await say("s1")).toBe(503);
    await turn(firstPort, "more-connections");
    expect(await say("s2")).toBe(503);
    await turn(firstPort, "spool");
    expect(await Promise.all(["s3", "s4"].map((key) => say(key)))).toEqual([201, 201]);
    await first.stop("SIGKILL");
    link.delayMs = 0;
    await running(startCouchPotato({ port: 0, ...capture("a") }));
    await until(async () => (await ledger(docsWeb.port)).length === 2);
    expect(await documents()).toEqual(["3 said s3", "4 said s4"]);
  });
});

describe("a capture that stands still", () => {
  it("is well to who looks at its port, and swapped by who watches the sound; what both wrote is there once", async () => {
    const { first, kato, say, documents, docsWeb } = await aDebate();
    expect(await say("s1")).toBe(201);
    first.child.kill("SIGSTOP");
    const lost = say("s2");
    expect([await lost, (await healthOf(kato.port))["state"]]).toEqual([503, "off"]);
    await turn(kato.port, "watch-sound");
    // Nothing is missed while both are plugged in: a segment is taken by the one that works.
    await until(async () => (await say("s3")) === 201);
    await until(async () => (await healthOf(kato.port))["inUse"] === "b");
    expect((await healthOf(kato.port))["state"]).toBe("full");
    first.child.kill("SIGCONT");
    await until(async () => (await ledger(docsWeb.port)).includes("s2"));
    await turn(kato.port, "watch-sound", false);
    await until(async () => (await healthOf(kato.port))["inUse"] === "a");
    expect(await say("s4")).toBe(201);
    expect(await documents()).toEqual(["1 said s1", "2 said s2", "3 said s3", "4 said s4"]);
  });

  it("does not matter in a planned swap: no segment is missed", async () => {
    const { kato, say, docsWeb } = await aDebate();
    const statuses: Promise<number>[] = [];
    for (const n of numbers(40)) {
      statuses.push(say(`s${n}`));
      if (n === 10) statuses.push(post(kato.port, "/swap", {}).then(({ status }) => status + 1));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([201]));
    expect([(await healthOf(kato.port))["inUse"], await ledger(docsWeb.port)]).toEqual([
      "b",
      numbers(40).map((n) => `s${n}`),
    ]);
  });
});
