import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { millis, seconds } from "../../model/units.ts";
import { ask } from "../../run/ask.ts";
import { countLedger } from "../../run/count-ledger.ts";
import { httpEngine } from "../../run/engines/http/http-engine.ts";
import { awaitReady } from "../../run/ready.ts";
import { watchState } from "../../run/state-watch.ts";
import { act } from "../../run/steps.ts";
import { ToxiproxyApi } from "../../run/toxiproxy/api.ts";
import { greet } from "../../run/toxiproxy/greet.ts";
import { WriteLedger } from "../../run/write-ledger.ts";
import { sendCalls } from "./engines/send-calls.ts";

const servers: Server[] = [];
/** What the second server was asked; a redirect that is followed leaves its trace here. */
let followed: string[];
let asked: string[];
let url: string;

async function serve(server: Server): Promise<string> {
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  [followed, asked] = [[], []];
  const elsewhere = await serve(
    createServer(({ url: path = "" }, response) => {
      followed.push(path);
      response.end("2.12.0");
    }),
  );
  url = await serve(
    createServer(({ url: path = "" }, response) => {
      asked.push(path);
      const status = Number(/\d{3}/u.exec(path)?.[0] ?? 302);
      response.writeHead(status, { location: `${elsewhere}/followed`, refresh: `0; url=${elsewhere}/` });
      response.end('{"state":"moved"}');
    }),
  );
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

/** Every door of a run through which it asks something itself. */
const DOORS: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    "a question with its own idea of redirects",
    async () => await ask(url, { redirect: "follow", timeoutMs: 5000 }),
  ],
  ["a step", async () => await act({ kind: "http", method: "POST", url, body: "{}" }, tmpdir())],
  [
    "a ready address",
    async () =>
      await awaitReady(
        { name: "a", command: "", cwd: ".", env: {}, ready: url, readyWithin: seconds(5), nice: 0 },
        { failed: () => undefined, signal: new AbortController().signal },
      ),
  ],
  [
    "the ledger",
    async () =>
      await countLedger(url, new WriteLedger("run", 1, () => "day"), new AbortController().signal).catch(
        String,
      ),
  ],
  [
    "the state",
    async () => {
      const stop = new AbortController();
      const seen: unknown[] = [];
      await watchState(
        { get: url, field: "state" },
        {
          places: { ports: new Map(), links: new Map(), folders: new Map() },
          clock: { now: () => millis(0) } as never,
          signal: stop.signal,
          event: (event) => {
            seen.push(event);
            stop.abort();
          },
        },
      );
      return seen;
    },
  ],
  [
    "the calls of the day",
    async () => await sendCalls(httpEngine, { port: Number(new URL(url).port), due: [0, 1, 2] }),
  ],
  ["the greeting of a Toxiproxy", async () => await greet(url).catch(String)],
  [
    "the API of a Toxiproxy",
    async () =>
      await new ToxiproxyApi(url)
        .create({ name: "a", listen: "127.0.0.1:1", upstream: "127.0.0.1:2", enabled: true })
        .catch(String),
  ],
];

describe("a redirect", () => {
  it.each(DOORS)("is not followed by %s", async (_, knock) => {
    await knock();
    expect(asked.length).toBeGreaterThan(0);
    expect(followed).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])("of status %i is an answer with that status", async (status) => {
    expect(await ask(`${url}/${status}`, { timeoutMs: 5000 })).toEqual({ status, text: '{"state":"moved"}' });
    expect(await act({ kind: "http", method: "GET", url: `${url}/${status}` }, tmpdir())).toEqual({
      ok: false,
      output: `${status} {"state":"moved"}`,
    });
    expect(followed).toEqual([]);
  });

  it("is told as the reason why a ledger could not be read", async () => {
    const counted = countLedger(url, new WriteLedger("run", 1, () => "day"), new AbortController().signal);
    await expect(counted).rejects.toThrow("could not be read: status 302.");
  });
});
