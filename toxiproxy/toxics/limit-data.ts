import { AMOUNT, type Toxic } from "./toxic.ts";

/** Passes the first `bytes` bytes of a connection, then closes it. */
export const limitData: Toxic<"bytes"> = {
  type: "limit_data",
  attributes: { bytes: AMOUNT },
  start(outlet) {
    let passed = 0;
    return {
      data(chunk) {
        const room = Math.max(0, outlet.attribute("bytes") - passed);
        const piece = chunk.subarray(0, room);
        if (piece.length > 0) outlet.data(piece);
        passed += piece.length;
        if (passed >= outlet.attribute("bytes")) outlet.end();
      },
      end: () => outlet.end(),
    };
  },
};
