import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Deque } from "../../../run/engines/http/deque.ts";

describe("a line with two ends", () => {
  it("behaves like an array", () => {
    const step = fc.constantFrom("push", "push", "push", "shift", "shift", "pop", "unshift");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const line = new Deque<number>();
        const array: number[] = [];
        const taken: (number | undefined)[][] = [];
        for (const [index, name] of steps.entries()) {
          if (name === "push" || name === "unshift") {
            line[name](index);
            array[name](index);
          } else {
            taken.push([line[name](), array[name]()]);
          }
          taken.push([line.size, array.length], [line.first, array[0]]);
        }
        expect(taken.map(([ours]) => ours)).toEqual(taken.map(([, theirs]) => theirs));
      }),
      { seed: 5 },
    );
  });

  it("keeps its order over many thousands", () => {
    const line = new Deque<number>();
    const taken: (number | undefined)[] = [];
    for (let index = 0; index < 20_000; index += 1) {
      line.push(index);
      if (index % 3 > 0) taken.push(line.shift());
    }
    expect(taken).toEqual(taken.map((_, index) => index));
    expect(line.size).toBe(20_000 - taken.length);
  });
});
