import type { Framing } from "./framing.ts";
import type { HttpEffect } from "./http-toxic.ts";

export type Cut = Extract<HttpEffect, { does: "cut" }>;

const RADIX = 16;
const LAST_CHUNK = Buffer.from("0\r\n\r\n");
const LENGTH = /^(content-length:[ \t]*)\d+/imu;

/** Whether a cut takes anything away, as far as the head tells. */
export const takesAway = (cut: Cut, framing: Framing): boolean =>
  framing.by !== "length" || framing.bytes > cut.bytes;

/** The body of an answer that is cut: what of it goes out, framed anew. */
export class CutBody {
  readonly #cut: Cut;
  readonly #framing: Framing;
  #left: number;
  #isCut = false;

  constructor(cut: Cut, framing: Framing) {
    this.#cut = cut;
    this.#framing = framing;
    this.#left = cut.bytes;
  }

  head(bytes: Buffer): Buffer {
    if (this.#cut.honest || this.#framing.by !== "length") return bytes;
    return Buffer.from(bytes.toString("latin1").replace(LENGTH, `$1${this.#cut.bytes}`), "latin1");
  }

  /** What goes out of this content, and whether the connection closes behind it. */
  add(content: readonly Buffer[]): { readonly pieces: readonly Buffer[]; readonly closes: boolean } {
    const pieces: Buffer[] = [];
    for (const data of content) {
      const kept = data.subarray(0, this.#left);
      this.#left -= kept.length;
      if (kept.length > 0) pieces.push(...this.#framed(kept));
      if (kept.length === data.length || this.#isCut) continue;
      this.#isCut = true;
      if (this.#cut.honest || this.#framing.by === "close") return { pieces, closes: true };
      if (this.#framing.by === "chunks") pieces.push(LAST_CHUNK);
    }
    return { pieces, closes: false };
  }

  /** What goes out when the service has sent all. */
  finish(): readonly Buffer[] {
    return this.#framing.by === "chunks" && !this.#isCut ? [LAST_CHUNK] : [];
  }

  #framed(data: Buffer): readonly Buffer[] {
    if (this.#framing.by !== "chunks") return [data];
    return [Buffer.from(`${data.length.toString(RADIX)}\r\n`), data, Buffer.from("\r\n")];
  }
}
