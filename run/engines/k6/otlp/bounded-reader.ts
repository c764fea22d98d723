import protobuf from "protobufjs/light.js";

/** A second of a busy k6 has some five thousand fields. Each becomes an object, whatever little it takes in the body. */
const MOST_FIELDS = 1_000_000;
/** The buckets of one distribution; k6 sends at most 160. */
const MOST_PACKED_BYTES = 64 * 1024;

/** Reads a body as long as it stays within what memory and time there are for it; what is not known is skipped. */
export class BoundedReader extends protobuf.Reader {
  private fields = 0;

  constructor(body: Uint8Array) {
    super(body);
    this.discardUnknown = true;
  }

  override tag(): number {
    this.fields += 1;
    if (this.fields > MOST_FIELDS) throw new Error(`it has more than ${MOST_FIELDS} fields`);
    return super.tag();
  }

  override uint64s(into?: (number | protobuf.Long)[]): (number | protobuf.Long)[] {
    const start = this.pos;
    const size = this.uint32();
    if (size > MOST_PACKED_BYTES) throw new Error(`it has a list of ${size} bytes`);
    this.pos = start;
    return super.uint64s(into);
  }
}
