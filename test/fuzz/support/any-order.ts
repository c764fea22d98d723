import * as fc from "fast-check";
import { httpToxics } from "../../../toxiproxy/http/toxics/index.ts";
import { toxics } from "../../../toxiproxy/toxics/index.ts";

export interface Order {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const MOST_MS = 30;

const amount = fc.oneof(fc.nat(MOST_MS), fc.constantFrom(0, 1, 1_000_000, 2_147_483_647));
const byteToxic = fc
  .tuple(
    fc.constantFrom(...toxics),
    fc.constantFrom("upstream", "downstream"),
    fc.array(amount, { minLength: 3, maxLength: 3 }),
  )
  .chain(([{ type, attributes }, stream, amounts]) => {
    const given = Object.keys(attributes).map((key, index) => [key, amounts[index]] as const);
    return fc.record({
      type: fc.constant(type),
      stream: fc.constant(stream),
      attributes: fc.constant(Object.fromEntries(given)),
      toxicity: fc.constantFrom(0, 0.5, 1),
      name: fc.constantFrom("a", "b", "c"),
      ttl: fc.constantFrom(1, 20, 1_000_000),
    });
  });
const httpToxic = fc.record({
  type: fc.constantFrom(...httpToxics.map(({ type }) => type)),
  attributes: fc.record({
    path: fc.constantFrom("/", "*", "/a"),
    status: fc.constantFrom(200, 503),
    latency: amount,
    bytes: amount,
    duration: amount,
    honest: fc.boolean(),
  }),
  toxicity: fc.constantFrom(0, 0.5, 1),
  name: fc.constantFrom("a", "b", "c"),
  ttl: fc.constantFrom(1, 20, 1_000_000),
});
const toxic = fc.oneof({ weight: 2, arbitrary: byteToxic }, httpToxic);
const name = fc.constantFrom("a", "b", "c");
export const order: fc.Arbitrary<Order> = fc.oneof(
  toxic.map((body) => ({ method: "POST", path: "/proxies/p/toxics", body })),
  toxic.map((body) => ({ method: "PATCH", path: `/proxies/p/toxics/${body.name}`, body })),
  name.map((id) => ({ method: "DELETE", path: `/proxies/p/toxics/${id}` })),
  fc.constant({ method: "POST", path: "/reset" }),
  fc
    .record({ enabled: fc.boolean(), ttl: fc.constantFrom(1, 1_000_000) })
    .map((body) => ({ method: "PATCH", path: "/proxies/p", body })),
  fc.constant({
    method: "PATCH",
    path: "/proxies/p",
    body: { listen: "localhost:0", enabled: false, ttl: 1_000_000 },
  }),
  fc.array(toxic, { maxLength: 2 }).map((list) => ({
    method: "POST",
    path: "/populate",
    body: [{ name: "p", upstream: "127.0.0.1:1", toxics: list }],
  })),
  fc.constant({ method: "DELETE", path: "/proxies/p" }),
);
