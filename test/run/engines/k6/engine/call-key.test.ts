import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readKey,
  readLatenessKey,
  SLOT_MS,
  writeKey,
  writeLatenessKey,
} from "../../../../../run/engines/k6/call-key.ts";

const moment = fc.double({ min: 0, max: 1e8, noNaN: true });

describe("the key of calls that are counted together", () => {
  it("is read as it was written, with moments as slots", () => {
    const outcome = fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom("reset", "cut-short"));
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.tuple(moment, moment),
        outcome,
        fc.boolean(),
        (call, [due, end], how, isGood) => {
          expect(readKey(writeKey(call, { due, end }, how, isGood))).toEqual({
            call,
            due: Math.floor(due / SLOT_MS),
            end: Math.floor(end / SLOT_MS),
            outcome: String(how),
            isGood,
          });
          expect(readLatenessKey(writeLatenessKey(call, due))).toEqual({
            call,
            second: Math.floor(due / 1000),
          });
        },
      ),
    );
  });

  it.each(["", "1|2|3", "1|2|3|reset|2", "x|2|3|reset|0", "1|2|3|<b>|0", "1|-2|3|200|1"])(
    "is none when it says %j",
    (text) => {
      expect([readKey(text), readLatenessKey(text)]).toEqual([undefined, undefined]);
    },
  );
});
