import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMetrics, type Metric } from "../../../../../run/engines/k6/otlp/decode.ts";
import { busySecond, failures } from "./fixtures.ts";
import { double, exportOf, fixed64, message, packed, sint, text, varint } from "./write-export.ts";

const named = (metrics: readonly Metric[], name: string): Metric => {
  const found = metrics.find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`no metric "${name}"`);
  return found;
};

const total = ({ points }: Metric): number =>
  points.reduce((sum, { value }) => sum + (value.kind === "number" ? value.value : value.count), 0);

/** Three values in two buckets of a scale of 2, as the specification lays them out. */
const point = [
  message(1, text(1, "name"), message(2, text(1, "walk list"))),
  message(1, text(1, "try"), message(2, varint(3, 7))),
  message(1, text(1, "late"), message(2, varint(2, 1))),
  fixed64(2, 1_795_315_660_000_000_000),
  fixed64(3, 1_795_315_661_000_000_000),
  fixed64(4, 3),
  double(5, 27.5),
  sint(6, 2),
  message(8, sint(1, 12), packed(2, [2, 0, 1])),
  double(12, 8.5),
  double(13, 10),
];
const histogram = (...parts: Parameters<typeof message>[1][]): Uint8Array =>
  exportOf(text(1, "took"), message(10, message(1, ...parts), varint(2, 1)));

const verdict = (body: Uint8Array): string => {
  try {
    return decodeMetrics(body).every(({ points }) => Array.isArray(points)) ? "read" : "broken";
  } catch (error) {
    return error instanceof Error && error.message.startsWith("The ") ? "refused" : String(error);
  }
};

describe("a body that k6 sent", () => {
  it("has a duration for each call and for each iteration", () => {
    const metrics = decodeMetrics(busySecond);
    const counts = ["http_reqs", "http_req_duration", "iterations", "iteration_duration"].map((name) =>
      total(named(metrics, name)),
    );
    expect(counts).toEqual([4476, 4476, 4474, 4474]);
  });

  it("tells every cause of a failure by its error code", () => {
    const { points } = named(decodeMetrics(failures), "http_req_duration");
    const codes = new Set(points.map(({ attributes }) => attributes["error_code"]));
    expect(codes).toEqual(
      new Set(["1000", "1050", "1101", "1212", "1220", "1429", "1500", "1503", undefined]),
    );
  });

  it("has its points in the second that it was sent for", () => {
    for (const { points } of decodeMetrics(busySecond).filter(({ name }) => !name.startsWith("vus"))) {
      for (const { start, time } of points) {
        expect(Math.round(time - start)).toBe(1001);
        expect(new Date(time).getUTCFullYear()).toBe(2026);
      }
    }
  });
});

describe("a body as the specification has it", () => {
  it("is read field by field", () => {
    expect(decodeMetrics(histogram(...point))).toEqual([
      {
        name: "took",
        points: [
          {
            attributes: { name: "walk list", try: "7", late: "true" },
            start: 1_795_315_660_000,
            time: 1_795_315_661_000,
            value: {
              kind: "histogram",
              count: 3,
              sum: 27.5,
              min: 8.5,
              max: 10,
              scale: 2,
              zeroCount: 0,
              offset: 12,
              counts: [2, 0, 1],
            },
          },
        ],
      },
    ]);
  });

  it("may hold whole numbers as well as fractions", () => {
    const body = exportOf(text(1, "n"), message(5, message(1, fixed64(6, 12)), message(1, double(4, 0.5))));
    expect(decodeMetrics(body)[0]?.points.map(({ value }) => value)).toEqual([
      { kind: "number", value: 12 },
      { kind: "number", value: 0.5 },
    ]);
  });

  it("is empty when nothing was measured", () => {
    expect(decodeMetrics(new Uint8Array())).toEqual([]);
  });

  it("is not confused by an attribute that is named like a part of every object", () => {
    const body = histogram(message(1, text(1, "__proto__"), message(2, text(1, "x"))), ...point);
    expect(Object.entries(decodeMetrics(body)[0]?.points[0]?.attributes ?? {})).toContainEqual([
      "__proto__",
      "x",
    ]);
  });
});

describe("a body that is refused", () => {
  it.each([
    ["a count that its buckets do not carry", histogram(...point, fixed64(4, 4)), "counts 4 values"],
    ["a largest value below the smallest", histogram(...point, double(13, 1)), "do not fit its buckets"],
    ["no smallest value", histogram(...point.slice(0, -2), double(13, 10)), "do not fit its buckets"],
    ["an endless value", histogram(...point, double(13, Number.POSITIVE_INFINITY)), "do not fit its buckets"],
    [
      "a count that is no number",
      exportOf(text(1, "n"), message(7, message(1, double(4, Number.NaN)), varint(2, 1), varint(3, 1))),
      "counts what is no number",
    ],
    [
      "more values than a machine can make",
      histogram(...point, fixed64(4, 30_000_003), message(8, sint(1, 12), packed(2, [30_000_000]))),
      "it counts 30000003 values",
    ],
    ["negative values", histogram(...point, message(9, packed(2, [1]))), "negative values"],
    [
      "sums since the start",
      exportOf(text(1, "n"), message(10, message(1, ...point), varint(2, 2))),
      "is cumulative",
    ],
    [
      "counts since the start",
      exportOf(text(1, "n"), message(7, varint(2, 2), varint(3, 1))),
      "is cumulative",
    ],
    ["buckets with explicit bounds", exportOf(text(1, "n"), message(9, varint(2, 1))), "explicit bounds"],
    ["no metrics at all", new Uint8Array([0x18, 0x01]), "it holds no metrics"],
    ["text", new TextEncoder().encode("GET / HTTP/1.1\r\nHost: here\r\n\r\n"), "invalid wire type"],
  ])("has %s", (_, body, reason) => {
    expect(() => decodeMetrics(body)).toThrow(/^The \d+ bytes are no OTLP metrics of k6: /u);
    expect(() => decodeMetrics(body)).toThrow(reason);
  });

  it("is cut short, wherever it is cut", () => {
    const short = histogram(...point);
    for (let length = 1; length < short.length; length += 1) {
      expect(() => decodeMetrics(short.subarray(0, length)), `${length}`).toThrow("no OTLP metrics");
    }
    for (let length = 1; length < failures.length; length += 487) {
      expect(() => decodeMetrics(failures.subarray(0, length)), `${length}`).toThrow("no OTLP metrics");
    }
  });

  it("has any bytes: it is read or refused in the same words, and ends", () => {
    const anyBytes = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(anyBytes, (body) => {
        expect(["read", "refused"]).toContain(verdict(body));
      }),
    );
    const flipped = fc.tuple(fc.nat(failures.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(flipped, ([at, by]) => {
        const body = Uint8Array.from(failures);
        body[at] = (body[at] ?? 0) ^ by;
        expect(["read", "refused"]).toContain(verdict(body));
      }),
    );
  });
});
