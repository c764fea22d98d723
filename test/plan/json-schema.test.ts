import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { faults } from "../../faults/index.ts";
import { scenarioJsonSchema } from "../../plan/json-schema.ts";
import { shapes } from "../../scenarios/traffic/index.ts";

const FILE = new URL("../../scenarios/scenario.schema.json", import.meta.url);
const schema = scenarioJsonSchema({ faults, shapes });

const map = z.record(z.string(), z.unknown());

/** The schema of a key, from the top of the file. */
const at = (...path: readonly string[]): Readonly<Record<string, unknown>> =>
  path.reduce<Readonly<Record<string, unknown>>>((now, key) => map.parse(now[key]), schema);

describe("the JSON Schema for editors", () => {
  test("is the one that is published", () => {
    expect({ howToUpdate: "npm run schema", schema: JSON.parse(readFileSync(FILE, "utf8")) }).toEqual({
      howToUpdate: "npm run schema",
      schema,
    });
  });

  test("completes the names of faults, one at a time, with what they do", () => {
    const fault = at("definitions", "fault");
    expect(fault).toMatchObject({ minProperties: 1, maxProperties: 1, additionalProperties: false });
    const entries = Object.entries(map.parse(fault["properties"]));
    expect(entries.map(([name]) => name)).toEqual(faults.names);
    for (const [name, params] of entries) {
      expect(params).toMatchObject({ type: "object", description: faults.get(name).summary });
    }
  });

  test("completes the parameters of a fault", () => {
    const slow = at("definitions", "fault", "properties", "slow-link");
    expect(slow).toMatchObject({ required: ["link", "latency"], additionalProperties: false });
  });

  test("knows one fault, and a list of faults", () => {
    const one = { $ref: "#/definitions/fault" };
    expect(at("properties", "breaks", "items", "properties", "fault")).toMatchObject({
      anyOf: [one, { type: "array", items: one }],
    });
  });

  const [planned, own] = z.array(map).parse(at("properties", "traffic")["anyOf"]);

  test("knows a shape by its name and as a map", () => {
    const [bare, chosen] = z
      .array(map)
      .parse(map.parse(map.parse(planned?.["properties"])["shape"])["anyOf"]);
    expect(bare).toEqual({ type: "string", enum: shapes.names });
    expect(Object.keys(map.parse(chosen?.["properties"]))).toEqual(shapes.names);
  });

  test("knows a script of one's own, and the promises that only such a script can be held to", () => {
    expect(own).toMatchObject({ required: ["k6", "replayIn", "through"], additionalProperties: false });
    const [calls, checks] = z.array(map).parse(at("properties", "objectives")["anyOf"]);
    expect(calls).toMatchObject({ items: { required: ["calls", "share"] } });
    expect(checks).toMatchObject({ items: { properties: { check: { type: "string" } } } });
  });

  test("asks only for the keys without a default, and refuses all others", () => {
    expect(schema).toMatchObject({
      required: ["scenario", "title", "why", "links", "traffic", "objectives", "breaks"],
      additionalProperties: false,
    });
  });

  test("says something about each key of the file, its traffic and its breaks", () => {
    const keys = [
      at("properties"),
      map.parse(planned?.["properties"]),
      map.parse(own?.["properties"]),
      at("properties", "breaks", "items", "properties"),
    ];
    const silent = keys
      .flatMap(Object.entries)
      .filter(([, value]) => typeof map.parse(value)["description"] !== "string");
    expect(silent).toEqual([]);
  });
});
