import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlannedCall } from "../../model/traffic.ts";
import { seconds } from "../../model/units.ts";
import { requests } from "../../plan/requests.ts";
import { templateComplaint } from "../../plan/template.ts";

const good = { status: "2xx", within: seconds(1) };

const aCall = (call: Partial<PlannedCall>): PlannedCall => ({
  name: "call",
  weight: 1,
  method: "GET",
  path: "/",
  headers: {},
  write: false,
  good,
  ...call,
});

const record = aCall({
  name: "record",
  weight: 3,
  method: "POST",
  path: "/calls/${seq}?voter=${int:1..7000}",
  headers: { "content-type": "application/json", "x-state": "${pick:OH|FL|VA}" },
  body: '{"id":"${uuid}","key":"${key}","a":${int:1..9},"b":${int:1..9}}',
  write: true,
});
const look = aCall({ name: "look", weight: 7, path: "/next/${int:1..7000}" });
const mix = [look, record];

const callOf = (path: string, seed = 1): ((seq: number) => string) => {
  const make = requests({ seed, mix: [aCall({ path })] }, "run");
  return (seq) => make(seq).path;
};

const ask = (seed: number, run: string): string =>
  JSON.stringify(Array.from({ length: 50 }, (_, seq) => requests({ seed, mix }, run)(seq)));

const headersOf = (headers: Record<string, string>): Readonly<Record<string, string>> =>
  requests({ seed: 1, mix: [aCall({ write: true, headers })] }, "run")(5).headers;

describe("a request", () => {
  it("depends on its number alone, in whatever order it is asked for", () => {
    const numbers = fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.integer(), numbers, (seed, seqs) => {
        const one = requests({ seed, mix }, "run");
        const other = requests({ seed, mix }, "run");
        const forwards = seqs.map(one);
        expect(seqs.toReversed().map(other).toReversed()).toEqual(forwards);
      }),
    );
  });

  it("is another one for another seed, and differs in nothing but its key for another run", () => {
    expect(ask(1, "a")).not.toBe(ask(2, "a"));
    expect(ask(1, "a")).not.toBe(ask(1, "b"));
    expect(ask(1, "a")).toBe(ask(1, "b").replaceAll(/b-(\d+)/gu, "a-$1"));
  });

  it("is chosen by the weights of the mix", () => {
    const make = requests({ seed: 42, mix: [...mix, aCall({ weight: 0 })] }, "run");
    const counts = [0, 0, 0];
    for (let seq = 0; seq < 100_000; seq += 1) counts[make(seq).call]! += 1;
    // One standard deviation is 145 calls.
    expect(Math.abs((counts[0] ?? 0) - 70_000)).toBeLessThan(600);
    expect(counts[2]).toBe(0);
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(100_000);
  });

  it("fills in its path, headers and body", () => {
    const request = requests({ seed: 1, mix: [record] }, "run-7")(12);
    expect(request).toMatchObject({ call: 0, method: "POST", write: true });
    expect(request.path).toMatch(/^\/calls\/12\?voter=\d+$/u);
    expect(request.headers["x-state"]).toMatch(/^(OH|FL|VA)$/u);
    expect(JSON.parse(request.body ?? "")).toMatchObject({ key: "run-7-12" });
  });

  it("has no body and no key when it only reads", () => {
    expect(requests({ seed: 1, mix: [look] }, "run")(3)).toStrictEqual({
      call: 0,
      method: "GET",
      path: expect.stringMatching(/^\/next\/\d+$/u),
      headers: {},
      write: false,
    });
  });

  it("that writes carries its key, unless the scenario gives its own", () => {
    expect(headersOf({})).toEqual({ "Idempotency-Key": "run-5" });
    expect(headersOf({ "idempotency-key": "mine-${seq}" })).toEqual({ "idempotency-key": "mine-5" });
  });

  it("cannot come from a mix without weight or from a template that is wrong", () => {
    expect(() => requests({ seed: 1, mix: [] }, "run")).toThrow("The mix has no call");
    expect(() => callOf("/${itn:1..5}")).toThrow('"${itn:1..5}" is not a placeholder');
  });
});

describe("a placeholder", () => {
  it("for whole numbers takes every one of its range equally often", () => {
    const make = callOf("${int:-2..2}");
    const counts = new Map<string, number>();
    for (let seq = 0; seq < 50_000; seq += 1) counts.set(make(seq), (counts.get(make(seq)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(["-1", "-2", "0", "1", "2"]);
    // One standard deviation is 89 calls.
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it("draws for itself: two alike in one text are independent", () => {
    const make = callOf("${int:0..9} ${int:0..9}");
    const equal = Array.from({ length: 10_000 }, (_, seq) => make(seq).split(" ")).filter(
      ([a, b]) => a === b,
    );
    expect(Math.abs(equal.length - 1000)).toBeLessThan(150);
  });

  it("picks each of its words", () => {
    const make = callOf("${pick:call|text|knock}");
    const words = new Set(Array.from({ length: 100 }, (_, seq) => make(seq)));
    expect([...words].sort()).toEqual(["call", "knock", "text"]);
  });

  it("makes a version 4 UUID that no other call has", () => {
    const make = callOf("${uuid}");
    const all = Array.from({ length: 20_000 }, (_, seq) => make(seq));
    expect(new Set(all).size).toBe(all.length);
    for (const uuid of all.slice(0, 1000)) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    }
  });

  it("leaves all other text as it is", () => {
    expect(callOf("/a${seq}/$5/{b}?c=${seq}}$")(9)).toBe("/a9/$5/{b}?c=9}$");
  });
});

describe("the complaint about a template", () => {
  const all = "A call can use: ${seq}, ${key}, ${int:1..7000}, ${pick:a|b|c}, ${uuid}.";

  it.each([
    "",
    "/plain",
    "/${seq}/${key}",
    "${int:1..7000}${int:-5..-5}",
    "${pick:a}",
    "${pick:a||b}",
    "${uuid}",
  ])("is absent for %o", (text) => expect(templateComplaint(text)).toBeUndefined());

  it.each([
    ["/${itn:1..5}", `"\${itn:1..5}" is not a placeholder. Did you mean "\${int:1..5}"? ${all}`],
    ["/${sequence}", `"\${sequence}" is not a placeholder. ${all}`],
    ["/${seq}/${ports.api}", `"\${ports.api}" is not a placeholder. ${all}`],
    ["${}", `"\${}" is not a placeholder. ${all}`],
    ["${int:5..1}", '"${int:5..1}" is not complete. Write it like "${int:1..7000}".'],
    ["${int}", '"${int}" is not complete. Write it like "${int:1..7000}".'],
    ["${int:1..9999999999}", '"${int:1..9999999999}" is not complete. Write it like "${int:1..7000}".'],
    ["${pick:}", '"${pick:}" is not complete. Write it like "${pick:a|b|c}".'],
    ["${seq:4}", '"${seq:4}" is not complete. Write it like "${seq}".'],
    ["/${int:1..5", '"${int:1..5" has no closing "}".'],
  ])("for %o tells what to write", (text, complaint) => expect(templateComplaint(text)).toBe(complaint));
});
