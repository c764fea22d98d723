/** Mixes a 32-bit number so that each bit of the result depends on each bit given (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hashText(text: string): number {
  let hash = FNV_OFFSET;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  return hash >>> 0;
}

const GOLDEN_STEP = 0x9e3779b9;
const TWO_TO_32 = 4_294_967_296;

/** Draws in [0, 1) of which the n-th depends on nothing but the seed, the key and n. */
export class SeededRandom {
  readonly #base: number;

  constructor(seed: number, ...key: readonly (string | number)[]) {
    this.#base = key.reduce<number>((base, part) => mix(base ^ hashText(String(part))), mix(seed));
  }

  draw(n: number): number {
    return mix(this.#base + Math.imul(n, GOLDEN_STEP)) / TWO_TO_32;
  }
}
