import type { Framing } from "./framing.ts";
import { ChunkedBody } from "./chunked-body.ts";

/** Reads a body, whatever pieces it comes in. */
export interface BodyReader {
  readonly isOver: boolean;
  /** Reads on from the start of `chunk`: how many of its bytes belong to the body. `onData` gets its content. */
  take(chunk: Buffer, onData: (data: Buffer) => void): number;
}

class LengthBody implements BodyReader {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  get isOver(): boolean {
    return this.#left === 0;
  }

  take(chunk: Buffer, onData: (data: Buffer) => void): number {
    const data = chunk.subarray(0, this.#left);
    this.#left -= data.length;
    if (data.length > 0) onData(data);
    return data.length;
  }
}

const untilClose: BodyReader = {
  isOver: false,
  take(chunk, onData) {
    onData(chunk);
    return chunk.length;
  },
};

export function bodyReader(framing: Framing): BodyReader {
  switch (framing.by) {
    case "length":
      return new LengthBody(framing.bytes);
    case "chunks":
      return new ChunkedBody();
    case "close":
      return untilClose;
  }
}
