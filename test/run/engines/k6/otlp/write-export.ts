import protobuf from "protobufjs/light.js";

/** A number that is written as it stands, or a message inside. */
type Field = (writer: protobuf.Writer) => void;

export const fixed64 =
  (field: number, value: number): Field =>
  (writer) =>
    writer.uint32((field << 3) | 1).fixed64(value);
export const double =
  (field: number, value: number): Field =>
  (writer) =>
    writer.uint32((field << 3) | 1).double(value);
export const varint =
  (field: number, value: number): Field =>
  (writer) =>
    writer.uint32(field << 3).uint32(value);
export const sint =
  (field: number, value: number): Field =>
  (writer) =>
    writer.uint32(field << 3).sint32(value);
export const text =
  (field: number, value: string): Field =>
  (writer) =>
    writer.uint32((field << 3) | 2).string(value);
export const packed =
  (field: number, values: readonly number[]): Field =>
  (writer) => {
    writer.uint32((field << 3) | 2).fork();
    for (const value of values) writer.uint64(value);
    writer.ldelim();
  };
export const message =
  (field: number, ...parts: readonly Field[]): Field =>
  (writer) => {
    writer.uint32((field << 3) | 2).fork();
    for (const part of parts) part(writer);
    writer.ldelim();
  };

/** The body of an export with one metric, written by the numbers of the OTLP specification. */
export function exportOf(...metric: readonly Field[]): Uint8Array {
  const writer = protobuf.Writer.create();
  message(1, message(2, message(2, ...metric)))(writer);
  return writer.finish();
}
