import * as fc from "fast-check";
import { busySecond, failures } from "../../run/engines/k6/otlp/fixtures.ts";
import {
  double,
  exportOf,
  fixed64,
  message,
  packed,
  sint,
  text,
  varint,
} from "../../run/engines/k6/otlp/write-export.ts";

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const real = fc.constantFrom<Buffer>(busySecond, failures);
const flipped = fc
  .tuple(real, fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 }))
  .map(([body, flips]) => {
    const changed = Buffer.from(body);
    for (const [share, bits] of flips) {
      const at = Math.floor(changed.length * share);
      changed[at] = (changed[at] ?? 0) ^ bits;
    }
    return changed;
  });
const cut = fc
  .tuple(real, place, place)
  .map(([body, a, b]) => body.subarray(Math.floor(body.length * a), Math.floor(body.length * b)));
const random = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));
const huge = fc.constantFrom(0, 1, 2 ** 31, 2 ** 53, 2 ** 63);
const float = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1e308, 5e-324));
/** An exponential histogram that says anything. */
const point = fc
  .record({
    count: huge,
    scale: fc.integer(),
    zero: huge,
    offset: fc.integer(),
    counts: fc.array(fc.oneof(fc.nat(9), huge), { maxLength: 5 }),
    min: float,
    max: float,
  })
  .map(({ count, scale, zero, offset, counts, min, max }) => {
    const buckets = message(8, sint(1, offset), packed(2, counts));
    const said = message(
      1,
      fixed64(4, count),
      double(5, max),
      sint(6, scale),
      fixed64(7, zero),
      buckets,
      double(12, min),
      double(13, max),
    );
    return Buffer.from(exportOf(text(1, "http_req_duration"), message(10, said, varint(2, 1))));
  });
/** One that agrees with itself, however odd it is. */
const fitting = fc
  .record({
    scale: fc.integer({ min: -12, max: 22 }),
    offset: fc.integer(),
    counts: fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }),
    zero: fc.nat(3),
    low: float,
    high: float,
  })
  .map(({ scale, offset, counts, zero, low, high }) => {
    const count = counts.reduce((sum, times) => sum + times, zero);
    const min = zero > 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
    const said = message(
      1,
      fixed64(4, count),
      sint(6, scale),
      fixed64(7, zero),
      message(8, sint(1, offset), packed(2, counts)),
      double(12, min),
      double(13, Math.max(Math.abs(low), Math.abs(high))),
    );
    return Buffer.from(exportOf(text(1, "http_req_duration"), message(10, said, varint(2, 1))));
  });
export const bodies = fc.oneof(flipped, cut, random, point, fitting);
