import { describe, expect, it } from "vitest";
import { startAlarm } from "../alarm/start-alarm.ts";
import { fromMetrics } from "../alarm/verdict.ts";
import { startEntry } from "../entry/start-entry.ts";
import { startHotline } from "../hotline/start-hotline.ts";
import { startLogStore } from "../log-store/start-log-store.ts";
import { startMetricsStore } from "../metrics-store/start-metrics-store.ts";
import { startPager } from "../pager/start-pager.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;

const kept = async <T extends { close(): unknown }>(starting: Promise<T>): Promise<T> => {
  const running = await starting;
  cleanups.push(() => running.close());
  return running;
};

const jsonOf = async (port: number, path: string) =>
  JSON.parse((await ask(port, path)).text) as Record<string, unknown>;

/** The hotline with what sees it; links to the stores and the hotline itself can be broken. */
const aWorld = async () => {
  const { url } = await database.create();
  const logStore = await kept(startLogStore({ port: 0, queue: 1, indexMs: 1 }));
  const metricsStore = await kept(startMetricsStore({ port: 0 }));
  const pager = await kept(startPager({ port: 0 }));
  const logs = await kept(openSlowLink(logStore.port));
  const metrics = await kept(openSlowLink(metricsStore.port));
  const hotline = await kept(
    startHotline({ port: 0, databaseUrl: url(), logs: at(logs.port), metrics: at(metrics.port) }),
  );
  const way = await kept(openSlowLink(hotline.port));
  const alarm = await kept(
    startAlarm({
      port: 0,
      everyMs: 50,
      metrics: at(metrics.port),
      door: at(way.port),
      pager: at(pager.port),
    }),
  );
  const entry = await kept(startEntry({ port: 0, hotline: at(way.port), alarm: at(alarm.port) }));
  const report = async (key: string, told: unknown = "The door is locked.") =>
    await post(entry.port, "/reports", { county: 7, told }, { "Idempotency-Key": key });
  const verdict = async () => await jsonOf(entry.port, "/verdict");
  const pages = async () => {
    const { incidents } = await jsonOf(pager.port, "/incidents");
    return (incidents as { key: string }[]).map(({ key }) => key);
  };
  return { logStore, hotline, alarm, entry, logs, metrics, way, report, verdict, pages };
};

const cut = (link: { isCut: boolean; dropAll: () => void }): void => {
  link.isCut = true;
  link.dropAll();
};

describe("the hotline", () => {
  it("stores a report once however often its form is sent, and refuses what is none", async () => {
    const { hotline, entry, report } = await aWorld();
    const answers = [await report("r1"), await report("r1"), await report("r2"), await report("r3", "")];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 422]);
    expect((await ledger(hotline.port)).sort()).toEqual(["r1", "r2"]);
    expect(await jsonOf(entry.port, "/reports?county=7")).toHaveLength(2);
    expect((await ask(entry.port, "/reports?county=0")).status).toBe(422);
  });

  it("waits for its log store, unless the log goes out behind the calls: then lines that find no room are counted", async () => {
    const { hotline, logs, report } = await aWorld();
    logs.delayMs = 3_000;
    let isAnswered = false;
    const answering = report("r1").then(() => (isAnswered = true));
    await until(async () => (await ledger(hotline.port)).includes("r1"));
    expect(isAnswered).toBe(false);
    await answering;
    await post(hotline.port, "/admin/behind", { on: true });
    logs.delayMs = 60_000;
    for (let round = 0; round < 11; round += 1)
      await Promise.all(
        Array.from({ length: 100 }, async () => await ask(hotline.port, "/reports?county=1")),
      );
    const { linesBuffered, linesDropped } = await jsonOf(hotline.port, "/healthz");
    expect(linesBuffered).toBe(1_000);
    expect(Number(linesDropped)).toBeGreaterThanOrEqual(50);
  });

  it("counts lines that the log store rejects, and answers all the same", async () => {
    const { hotline, report } = await aWorld();
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => await report(`r${index}`)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(Number((await jsonOf(hotline.port, "/healthz"))["linesDropped"])).toBeGreaterThan(0);
  });
});

describe("the alarm", () => {
  it("goes by the figures of the hotline, and says so when there are none", async () => {
    const { metrics, verdict, pages } = await aWorld();
    await until(async () => (await verdict())["is"] === "healthy");
    await until(async () => (await pages()).length === 0);
    cut(metrics);
    expect(await verdict()).toEqual({ is: "unknown", why: "the metrics store cannot be reached" });
    await until(async () => (await pages()).includes("hotline-unseen"));
    metrics.isCut = false;
    await until(async () => (await pages()).length === 0);
  });

  it("sees a dead hotline without its figures with the outside probe alone, and pages once", async () => {
    const { alarm, metrics, way, verdict, pages } = await aWorld();
    cut(metrics);
    await post(alarm.port, "/admin/outside", { on: true });
    await until(async () => (await verdict())["is"] === "healthy");
    await until(async () => (await pages()).length === 0);
    cut(way);
    await until(async () => (await pages()).includes("hotline-failing"));
    expect(await verdict()).toEqual({ is: "failing", by: "outside-probe" });
    way.isCut = false;
    await until(async () => (await pages()).length === 0);
  });
});

const sums = (calls: number, failed: number): string =>
  JSON.stringify({ results: [{ series: [{ values: [[0, calls, failed]] }] }] });

describe("the answer of the metrics store", () => {
  it.each([
    [200, sums(100, 5), "healthy"],
    [200, sums(100, 6), "failing"],
    [200, '{"results":[{"statement_id":0}]}', "unknown"],
    [200, "<html>", "unknown"],
    [500, sums(100, 0), "unknown"],
  ])("%i with %s means: %s", (status, text, verdict) => {
    expect(fromMetrics({ status, text, headers: {} }).is).toBe(verdict);
  });
});

describe("the stand-ins", () => {
  it.each([
    ["{}", "The bulk request must be terminated by a newline [\\n]"],
    ["{}\nx\n", "Malformed line [2], expected an object"],
    ["{}\n", "The last action has no document"],
  ])("refuse the bulk request %j as Elasticsearch does", async (body, error) => {
    const store = await kept(startLogStore({ port: 0, queue: 1, indexMs: 1 }));
    expect(await post(store.port, "/_bulk", body)).toMatchObject({ status: 400, json: { error } });
  });

  it("refuse a line that is no point, and an event that is none", async () => {
    const store = await kept(startMetricsStore({ port: 0 }));
    const pager = await kept(startPager({ port: 0 }));
    expect((await post(store.port, "/write?db=campaign", "hotline calls=many")).status).toBe(400);
    expect((await ask(store.port, "/query?q=DROP")).status).toBe(400);
    expect((await post(pager.port, "/v2/enqueue", { event_action: "shout" })).status).toBe(400);
  });
});
