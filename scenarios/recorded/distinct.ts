const REGISTERS = 256;
const BITS = 8;
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

/** 32 bits of a text: FNV-1a, then the finaliser of MurmurHash3, because FNV alone leaves its high bits uneven. */
function hash(text: string): number {
  let value = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x0100_0193);
  value = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2_ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * About how many different texts there were, in 256 bytes and without any of them: HyperLogLog with a standard error of
 * 6.5 % (Flajolet and others, 2007).
 */
export class Distinct {
  private readonly registers = new Uint8Array(REGISTERS);

  add(text: string): void {
    const bits = hash(text);
    const register = bits >>> (32 - BITS);
    const rank = Math.clz32((bits << BITS) | (1 << (BITS - 1))) + 1;
    if (rank > (this.registers[register] ?? 0)) this.registers[register] = rank;
  }

  merge(other: Distinct): void {
    for (const [index, rank] of other.registers.entries())
      if (rank > (this.registers[index] ?? 0)) this.registers[index] = rank;
  }

  /** Rounded to two digits, because more would be made up. */
  get estimate(): number {
    const sum = this.registers.reduce((left, rank) => left + 2 ** -rank, 0);
    const raw = (ALPHA * REGISTERS * REGISTERS) / sum;
    const empty = this.registers.filter((rank) => rank === 0).length;
    const counted = raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log(REGISTERS / empty) : raw;
    return Math.max(1, Number(Math.round(counted).toPrecision(2)));
  }
}
