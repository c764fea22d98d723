import * as fc from "fast-check";
import { toxics } from "../../../toxiproxy/toxics/index.ts";

/** Values that no attribute should have, or that are at its edge, as JSON. */
export const EDGES = [
  "-1",
  "-0",
  "0",
  "1",
  "0.5",
  "1e400",
  "-1e400",
  "2147483647",
  "2147483648",
  "9007199254740991",
];
export const ALIENS = [
  "9007199254740993",
  "1e21",
  '"1"',
  '"NaN"',
  "true",
  "false",
  "[]",
  "[1]",
  "{}",
  '{"a":1}',
  "null",
];
const NAMES = [
  "a/b",
  "a b",
  "ü",
  "\u0000",
  "%00",
  "..",
  ".",
  "",
  "x".repeat(5000),
  "__proto__",
  "constructor",
  "\ud800",
];

const value = fc.constantFrom(...EDGES, ...ALIENS);
const KEYS = [...new Set(toxics.flatMap(({ attributes }) => Object.keys(attributes)))];
const attributes = fc
  .array(fc.tuple(fc.constantFrom(...KEYS, "LATENCY", "__proto__", "toString"), value), { maxLength: 4 })
  .map((pairs) => `{${pairs.map(([key, one]) => `"${key}":${one}`).join(",")}}`);
const name = fc
  .oneof(fc.constantFrom(...NAMES), fc.string({ unit: "binary", maxLength: 20 }))
  .map((text) => JSON.stringify(text));
const toxic = fc
  .record(
    {
      type: fc.constantFrom(...toxics.map(({ type }) => JSON.stringify(type)), '"latency "', "1", "null"),
      stream: fc.constantFrom('"upstream"', '"DOWNSTREAM"', '"sideways"', '""', "0", "null", "[]"),
      toxicity: fc.oneof(value, fc.constantFrom("0.5", "1.0000001", "-1e-9")),
      ttl: value,
      attributes: fc.oneof(attributes, value),
      name,
    },
    { requiredKeys: ["type"] },
  )
  .map(
    (parts) =>
      `{${Object.entries(parts)
        .map(([key, one]) => `"${key}":${one}`)
        .join(",")}}`,
  );
const upstream = fc.constantFrom(
  "127.0.0.1:1",
  "127.0.0.1:0",
  "127.0.0.1:65536",
  ":1",
  "[::1",
  "[]:1",
  "a\0b:1",
  "\ud800:1",
  "-:1",
  "x",
  "",
);
const listen = fc.constantFrom(
  "127.0.0.1:0",
  "",
  "127.0.0.1:99999",
  "127.0.0.1",
  "[::1]:x",
  "\0:0",
  "127.0.0.1:-1",
  ":",
);
const proxy = fc
  .tuple(name, listen, upstream, fc.array(toxic, { maxLength: 3 }))
  .map(
    ([id, from, to, list]) =>
      `{"name":${id},"listen":${JSON.stringify(from)},"upstream":${JSON.stringify(to)},"toxics":[${list.join(",")}]}`,
  );
export const anything = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 50 }),
  toxic,
  proxy,
  proxy.map((one) => `[${one}]`),
  fc.tuple(proxy, fc.nat(200)).map(([text, end]) => text.slice(0, end)),
);
const ROUTES = [
  "/proxies",
  "/proxies/alive",
  "/proxies/alive/toxics",
  "/proxies/alive/toxics/t",
  "/populate",
  "/reset",
  "/version",
];
export const route = fc.oneof(
  fc.constantFrom(...ROUTES),
  name.map((text) => `/proxies/${encodeURIComponent(JSON.parse(text).toWellFormed() as string)}`),
);
