import assert from "node:assert/strict";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { toxics } from "../../toxiproxy/toxics/index.ts";
import { ALIENS, anything, EDGES, route } from "./support/any-api-body.ts";
import { counterexample, type Effort } from "./support/effort.ts";
import { startTarget, type Target } from "./support/target.ts";

interface Answer {
  readonly status: number;
  readonly text: string;
}

const ANSWERS_WITHIN_MS = 10_000;

async function ask({ url }: Target, method: string, path: string, body?: string): Promise<Answer> {
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  const response = await fetch(url + path, { method, signal, ...(body === undefined ? {} : { body }) });
  return { status: response.status, text: await response.text() };
}

interface Shown {
  readonly toxics: readonly {
    readonly attributes: Readonly<Record<string, number>>;
    readonly name: string;
    readonly toxicity: number;
  }[];
}

/** What a proxy of a server may look like, whatever was asked for; each can be taken away by its name. */
async function checkAll(target: Target): Promise<void> {
  const { text } = await ask(target, "GET", "/proxies");
  for (const [id, { toxics: set }] of Object.entries(JSON.parse(text) as Record<string, Shown>)) {
    for (const { attributes: values, toxicity } of set) {
      for (const one of Object.values(values)) assert(Number.isSafeInteger(one) && one >= 0, `${one}`);
      assert(toxicity >= 0 && toxicity <= 1, `${toxicity}`);
    }
    const gone = set.map((one) => `/proxies/${id}/toxics/${one.name}`);
    if (id !== "alive") gone.push(`/proxies/${id}`);
    for (const path of gone) assert.equal((await ask(target, "DELETE", path)).status, 204, path);
  }
}

/** A 500 is only for a machine that cannot: here, an address that cannot be listened on. */
const isKnownFailure = ({ text }: Answer): boolean => text.includes('"listen tcp');

const HARD: readonly (readonly [string, string])[] = [
  ["a string without its end, full of escapes", `{"${String.raw`\"`.repeat(500_000)}`],
  ["half a million open brackets", "[".repeat(500_000)],
  ["half a million lists in lists", "[".repeat(250_000) + "]".repeat(250_000)],
  ["a million backslashes", `{"${"\\".repeat(999_997)}`],
  ["deep attributes", `{"type":"none","attributes":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`],
  [
    "20,000 toxics on one proxy",
    JSON.stringify({
      name: "many",
      upstream: "127.0.0.1:1",
      toxics: Array.from({ length: 20_000 }, (_, n) => ({ type: "noop", name: `t${n}` })),
    }),
  ],
  [
    "a name of half a million letters",
    JSON.stringify({ name: "a".repeat(500_000), upstream: "127.0.0.1:1" }),
  ],
];

/** Whatever JSON, or what is none, comes to the API of the embedded Toxiproxy. */
export function apiBodies(effort: Effort): void {
  it("takes or refuses any body on any path, and shows only what can be", async () => {
    const target = await startTarget();
    const verb = fc.constantFrom("POST", "PATCH", "DELETE", "PUT");
    const property = fc.asyncProperty(
      fc.array(fc.tuple(verb, route, anything), { maxLength: 5 }),
      async (calls) => {
        for (const [method, path, body] of calls) {
          if (method === "DELETE" && path === "/proxies/alive") continue;
          const answer = await ask(target, method, path, body);
          assert(answer.status < 500 || isKnownFailure(answer), answer.text);
        }
        await checkAll(target);
        assert.equal((await ask(target, "PATCH", "/proxies/alive", '{"enabled":true}')).status, 200);
      },
    );
    expect(await counterexample(effort, 120, property)).toBeUndefined();
  });

  it("takes or refuses each value of each attribute of each toxic", async () => {
    const target = await startTarget();
    const path = "/proxies/alive/toxics";
    for (const { type, attributes: known } of toxics) {
      for (const key of Object.keys(known)) {
        for (const given of [...EDGES, ...ALIENS]) {
          const body = `{"type":"${type}","name":"t","attributes":{"${key}":${given}}}`;
          const added = await ask(target, "POST", path, body);
          const changed = await ask(target, "PATCH", `${path}/t`, body);
          expect([200, 400]).toContain(added.status);
          expect(changed.status).toBe(added.status === 200 ? 200 : 404);
          await checkAll(target);
        }
      }
    }
    await target.isWell();
  });

  it("refuses at once what would take long to read, or could never be taken off again", async () => {
    const target = await startTarget();
    for (const [what, body] of HARD) {
      for (const path of ["/proxies", "/populate", "/proxies/alive/toxics"]) {
        expect((await ask(target, "POST", path, body)).status, what).toBe(400);
      }
    }
    await target.isWell();
  });

  it("refuses a body that is too large and does not keep it", async () => {
    const target = await startTarget();
    const body = " ".repeat(16 * 1024 * 1024);
    for (let times = 0; times < 3; times += 1) {
      expect((await ask(target, "POST", "/proxies", body)).status).toBe(413);
    }
    await target.isWell();
  });
}
