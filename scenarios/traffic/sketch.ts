import type { Shape } from "../../model/traffic.ts";

const BLOCKS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/** So many looks a column: a crowd of some minutes is not missed. */
const LOOKS = 32;

/** A shape without parameters over the day it is made for, as one line of blocks; each shows the highest rate of its time. */
export function sketch(shape: Shape, columns = 32): string {
  const density = shape.density({}, shape.day);
  const highest = Array.from({ length: columns }, (_, column) => {
    const looks = Array.from({ length: LOOKS }, (_, look) =>
      density((column + (look + 0.5) / LOOKS) / columns),
    );
    return Math.max(...looks);
  });
  const top = Math.max(...highest);
  return highest.map((rate) => BLOCKS[Math.min(7, Math.floor((rate / top) * 8))]).join("");
}
