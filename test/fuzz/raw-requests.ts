import assert from "node:assert/strict";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { until } from "../toxiproxy/support/rig.ts";
import { ending, latin, pieces } from "./support/any-request.ts";
import { counterexample, type Effort } from "./support/effort.ts";
import { descriptorsOf, startTarget } from "./support/target.ts";
import { throwAndStay, throwAt } from "./support/throw-at.ts";

/** Whatever bytes a client sends to the API of the embedded Toxiproxy. */
export function rawRequests(effort: Effort): void {
  it("lets go of every client that sends bytes of any kind, and goes on", async () => {
    const target = await startTarget();
    await target.isWell();
    const idle = descriptorsOf(target.pid);
    const property = fc.asyncProperty(pieces, ending, async (sent, how) => {
      const said = await throwAt(target.port, sent, how);
      assert.match(said, /^(?:HTTP\/1\.1 [1-5]\d\d |$)/u);
      assert.doesNotMatch(said, /^HTTP\/1\.1 500/mu);
    });
    expect(await counterexample(effort, 150, property)).toBeUndefined();
    await target.isWell();
    await until(() => descriptorsOf(target.pid) <= idle);
  });

  it("lets go of clients that never close after nonsense", async () => {
    const target = await startTarget();
    await target.isWell();
    const idle = descriptorsOf(target.pid);
    const nonsense = [
      "\u0016\u0003\u0001\u0002\r\n\r\n",
      "GET / HTTP/1.1\r\nNo colon\r\n\r\n",
      `GET /${"a".repeat(70_000)}`,
    ];
    const texts = Array.from({ length: 30 }, (_, n) => nonsense[n % nonsense.length] ?? "");
    const answers = await Promise.all(texts.map((text) => throwAndStay(target.port, latin(text))));
    for (const said of answers) expect(said).toMatch(/^HTTP\/1\.1 400 /u);
    await until(() => descriptorsOf(target.pid) <= idle);
    await target.isWell();
  });

  it("answers pipelined requests one by one, in their order", async () => {
    const target = await startTarget();
    const asked = fc.array(fc.constantFrom("/version", "/proxies", "/nothing", "/proxies/none"), {
      minLength: 1,
      maxLength: 60,
    });
    const statuses = { "/version": "200", "/proxies": "200", "/nothing": "404", "/proxies/none": "404" };
    const property = fc.asyncProperty(asked, async (paths) => {
      const requests = paths.map((one) => `GET ${one} HTTP/1.1\r\nHost: x\r\n\r\n`).join("");
      const said = await throwAt(target.port, [latin(requests)], "half-closes");
      const got = [...said.matchAll(/HTTP\/1\.1 (\d+) /gu)].map(([, status]) => status);
      assert.deepEqual(
        got,
        paths.map((one) => statuses[one]),
      );
    });
    expect(await counterexample(effort, 15, property)).toBeUndefined();
    await target.isWell();
  });

  it("answers a thousand pipelined creations of one proxy with one proxy", async () => {
    const target = await startTarget();
    const json = '{"name":"one","upstream":"127.0.0.1:1"}';
    const create = `POST /proxies HTTP/1.1\r\nHost: x\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
    const said = await throwAt(target.port, [latin(create.repeat(1000))], "half-closes");
    expect(said.match(/HTTP\/1\.1 201 /gu)).toHaveLength(1);
    expect(said.match(/HTTP\/1\.1 409 /gu)).toHaveLength(999);
    await target.isWell();
  });
}
