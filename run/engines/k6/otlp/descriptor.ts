import protobuf from "protobufjs/light.js";
import { BoundedReader } from "./bounded-reader.ts";

const one = (type: string, id: number): { type: string; id: number } => ({ type, id });
const many = (type: string, id: number): { rule: "repeated"; type: string; id: number } => ({
  rule: "repeated",
  type,
  id,
});

/** The fields of the OTLP metrics export that we read; what else is in a body is skipped. */
const NESTED = {
  Export: { fields: { resources: many("Resource", 1) } },
  Resource: { fields: { scopes: many("Scope", 2) } },
  Scope: { fields: { metrics: many("Metric", 2) } },
  Metric: {
    fields: {
      name: one("string", 1),
      gauge: one("Numbers", 5),
      sum: one("Numbers", 7),
      histogram: one("bytes", 9),
      exponential: one("Exponentials", 10),
    },
  },
  Numbers: {
    fields: { points: many("NumberPoint", 1), temporality: one("int32", 2), isMonotonic: one("bool", 3) },
  },
  NumberPoint: {
    oneofs: { value: { oneof: ["double", "int"] } },
    fields: {
      attributes: many("Attribute", 7),
      start: one("fixed64", 2),
      time: one("fixed64", 3),
      double: one("double", 4),
      int: one("sfixed64", 6),
    },
  },
  Exponentials: { fields: { points: many("ExponentialPoint", 1), temporality: one("int32", 2) } },
  ExponentialPoint: {
    fields: {
      attributes: many("Attribute", 1),
      start: one("fixed64", 2),
      time: one("fixed64", 3),
      count: one("fixed64", 4),
      sum: one("double", 5),
      scale: one("sint32", 6),
      zeroCount: one("fixed64", 7),
      positive: one("Buckets", 8),
      negative: one("Buckets", 9),
      min: one("double", 12),
      max: one("double", 13),
    },
  },
  Buckets: { fields: { offset: one("sint32", 1), counts: many("uint64", 2) } },
  Attribute: { fields: { key: one("string", 1), value: one("AnyValue", 2) } },
  AnyValue: {
    oneofs: { value: { oneof: ["string", "bool", "int", "double"] } },
    fields: {
      string: one("string", 1),
      bool: one("bool", 2),
      int: one("int64", 3),
      double: one("double", 4),
    },
  },
};

const EXPORT = protobuf.Root.fromJSON({ nested: NESTED }).lookupType("Export");

export interface RawAttribute {
  readonly key: string;
  /** Under the name of its type. */
  readonly value: Readonly<Record<string, string | number | boolean>> | null;
}

interface RawPoint {
  readonly attributes: readonly RawAttribute[];
  readonly start: number;
  readonly time: number;
}

export interface RawNumberPoint extends RawPoint {
  readonly double?: number;
  readonly int?: number;
}

interface RawBuckets {
  readonly offset: number;
  readonly counts: readonly number[];
}

export interface RawExponentialPoint extends RawPoint {
  readonly count: number;
  readonly sum: number;
  readonly scale: number;
  readonly zeroCount: number;
  readonly positive: RawBuckets | null;
  readonly negative: RawBuckets | null;
  readonly min: number;
  readonly max: number;
}

interface RawPoints<Kind> {
  readonly points: readonly Kind[];
  readonly temporality: number;
}

export interface RawMetric {
  readonly name: string;
  readonly gauge: RawPoints<RawNumberPoint> | null;
  readonly sum: (RawPoints<RawNumberPoint> & { readonly isMonotonic: boolean }) | null;
  readonly histogram: { readonly length: number };
  readonly exponential: RawPoints<RawExponentialPoint> | null;
}

interface RawExport {
  readonly resources: readonly { readonly scopes: readonly { readonly metrics: readonly RawMetric[] }[] }[];
}

/** The words of a body; what was not sent has its default. Whether it makes sense is not looked at. */
export function readExport(body: Uint8Array): readonly RawMetric[] {
  const message = EXPORT.decode(new BoundedReader(body));
  // What it gives back is described by the fields above, and by nothing that the type checker could see.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const raw = EXPORT.toObject(message, { longs: Number, defaults: true }) as RawExport;
  if (body.length > 0 && raw.resources.length === 0) throw new Error("it holds no metrics");
  return raw.resources.flatMap(({ scopes }) => scopes.flatMap(({ metrics }) => metrics));
}
